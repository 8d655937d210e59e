package org.vitrine.training.labelled;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * A photograph and what is known of it.
 *
 * @param name what people find it by: its path in the folder, or its identifier
 * @param columns what is known, by lower-case name; what is not known is not there
 */
public record LabelledPhotograph(String name, Source source, Map<String, String> columns) {

    /** Where the bytes are; read when they are needed and not kept. */
    @FunctionalInterface
    public interface Source {
        byte[] read() throws IOException;
    }

    public LabelledPhotograph {
        columns = Map.copyOf(columns);
    }

    public Optional<String> column(String column) {
        return Optional.ofNullable(columns.get(column.toLowerCase(java.util.Locale.ROOT)));
    }

    /** What the photograph must have said for a protocol to make sense. */
    public String needed(String column) {
        return column(column)
                .orElseThrow(() -> new LabelledException(
                        "%s has no '%s'; known of it: %s".formatted(name, column, columns.keySet())));
    }
}
