package org.vitrine.training.labelled;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A photograph and its labels.
 *
 * @param name name that people recognise: its path in the folder, or its identifier
 * @param source reads the bytes
 * @param columns labels by lower-case column name; a label without value is absent
 */
public record LabelledPhotograph(String name, Source source, Map<String, String> columns) {

    /** Reads the bytes of a photograph each time they are needed; they are not kept. */
    @FunctionalInterface
    public interface Source {
        byte[] read() throws IOException;
    }

    public LabelledPhotograph {
        columns = Map.copyOf(columns);
    }

    /** Value of a column, whatever the case of its name; empty if the photograph has none. */
    public Optional<String> column(String column) {
        return Optional.ofNullable(columns.get(column.toLowerCase(Locale.ROOT)));
    }

    /**
     * Value of a column that a protocol requires.
     *
     * @throws LabelledException if the photograph has no such value
     */
    public String required(String column) {
        return column(column)
                .orElseThrow(() -> new TrainingInputException("%s has no value in column '%s'; it has the columns %s"
                        .formatted(name, column, columns.keySet())));
    }
}
