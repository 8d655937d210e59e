package org.vitrine.ingest.arrival;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.ingest.identity.NameRules;

/** Checks that no part of a form with a photograph would be ignored. Pure. */
final class FormParts {

    static final String IMAGE = "image";
    static final String METADATA = "metadata";

    private static final List<String> KNOWN = List.of(IMAGE, METADATA);

    private FormParts() {}

    /**
     * Returns the fault of the first part that is unknown, or that occurs more than once.
     *
     * @param parts values by the name of the part
     */
    static Optional<MalformedStatement> fault(Map<String, ? extends Collection<?>> parts) {
        return parts.entrySet().stream()
                .flatMap(part -> fault(part.getKey(), part.getValue().size()).stream())
                .findFirst();
    }

    private static Optional<MalformedStatement> fault(String name, int count) {
        String shown = NameRules.printable(MalformedStatement.cut(name));
        if (!KNOWN.contains(name)) {
            return Optional.of(MalformedStatement.of(
                    shown, "", "'%s' is none of the form parts %s: correct its name.".formatted(shown, KNOWN)));
        }
        return count > 1
                ? Optional.of(MalformedStatement.of(
                        name,
                        count + " parts",
                        "The form has %d parts '%s': send one photograph with one statement.".formatted(count, name)))
                : Optional.empty();
    }
}
