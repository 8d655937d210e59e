package org.vitrine.ingest.arrival;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vitrine.ingest.identity.NameRules;

/** Checks that no header of a posted photograph would be ignored. Pure. */
final class StatementHeaders {

    static final String PREFIX = "Vitrine-";

    /** Headers of decisions, in lower case: the web pages send them with every request that changes something. */
    private static final Set<String> OF_DECISIONS = Set.of("vitrine-person", "vitrine-role");

    private StatementHeaders() {}

    /**
     * Returns the fault of the first header of a raw photograph that is unknown, or that occurs more than once.
     *
     * @param headers values by the name of the header, in any case of letters
     */
    static Optional<MalformedStatement> faultOfRaw(Map<String, List<String>> headers) {
        return headers.entrySet().stream()
                .filter(header -> isStatement(header.getKey()))
                .flatMap(header -> faultOfRaw(header.getKey(), header.getValue()).stream())
                .findFirst();
    }

    /** Returns the fault of the first header of a form that belongs to a raw photograph. */
    static Optional<MalformedStatement> faultOfForm(Map<String, List<String>> headers) {
        return headers.keySet().stream()
                .filter(StatementHeaders::isStatement)
                .findFirst()
                .map(name -> MalformedStatement.of(
                        shown(name),
                        shown(String.join(", ", headers.getOrDefault(name, List.of()))),
                        "Header '%s' is not read with a form: state it in the JSON part 'metadata'."
                                .formatted(shown(name))));
    }

    private static Optional<MalformedStatement> faultOfRaw(String name, List<String> values) {
        var member = Arrays.stream(StatementMember.values())
                .filter(each -> each.headerName().equalsIgnoreCase(name))
                .findFirst();
        if (member.isEmpty()) {
            return Optional.of(MalformedStatement.of(
                    shown(name),
                    shown(String.join(", ", values)),
                    "'%s' is none of the headers %s: correct its name."
                            .formatted(shown(name), StatementMember.headerNames())));
        }
        return member.filter(_ -> values.size() > 1)
                .map(repeated -> MalformedStatement.of(
                        repeated.jsonName(),
                        shown(String.join(", ", values)),
                        "%s occurs %d times, and one value would be lost: send it once."
                                .formatted(repeated.headerName(), values.size())));
    }

    private static boolean isStatement(String name) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        return lowerCase.startsWith(PREFIX.toLowerCase(Locale.ROOT)) && !OF_DECISIONS.contains(lowerCase);
    }

    private static String shown(String text) {
        return NameRules.printable(MalformedStatement.cut(text));
    }
}
