package org.vitrine.cli.source;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of ingest-service for the statement about a photograph, checked before anything is sent, to report faults
 * early. The service decides: it rejects what these rules miss.
 */
final class StatementRules {

    static final String CODE = "malformed-request";

    private static final Set<String> SIDES = Set.of("obverse", "reverse", "other", "unknown");
    private static final int MAX_NAME_BYTES = 1024;
    private static final int MAX_METADATA_MEMBERS = 100;
    private static final int MAX_MEMBER_NAME_LENGTH = 200;
    private static final int MAX_VALUE_LENGTH = 2000;

    private StatementRules() {}

    /** The first member that breaks a rule; empty if none does. */
    static Optional<EntryFault> findFault(PhotographFile photograph, EntryOrigin origin) {
        var fault = new Faults(origin, photograph.identifier());
        return fault.name("identifier", Optional.of(photograph.identifier()))
                .or(() -> fault.name("specimen", photograph.specimen()))
                .or(() -> fault.name("item", photograph.item()))
                .or(() -> photograph.side().flatMap(fault::side))
                .or(() -> fault.metadata(photograph.metadata()));
    }

    private record Faults(EntryOrigin origin, String file) {

        Optional<EntryFault> name(String field, Optional<String> value) {
            return value.flatMap(name -> {
                if (name.isBlank()) {
                    return of(field, name, field + " is empty; fill it");
                }
                if (name.codePoints().anyMatch(StatementRules::isUnprintable)) {
                    return of(
                            field,
                            printable(name),
                            field + " holds a line break or another character that cannot be printed; remove it");
                }
                int bytes = name.getBytes(StandardCharsets.UTF_8).length;
                return bytes > MAX_NAME_BYTES
                        ? of(
                                field,
                                name,
                                "%s has %d bytes of UTF-8; %d is the limit. Shorten it"
                                        .formatted(field, bytes, MAX_NAME_BYTES))
                        : Optional.empty();
            });
        }

        Optional<EntryFault> side(String value) {
            return SIDES.contains(value.toLowerCase(Locale.ROOT))
                    ? Optional.empty()
                    : of(
                            "side",
                            value,
                            "side '%s' is none of obverse, reverse, other, unknown; correct it, or leave it empty"
                                    .formatted(value));
        }

        Optional<EntryFault> metadata(Map<String, String> metadata) {
            if (metadata.size() > MAX_METADATA_MEMBERS) {
                return of(
                        "metadata",
                        metadata.size() + " columns",
                        "this row has %d columns of metadata; %d is the limit. Leave out some"
                                .formatted(metadata.size(), MAX_METADATA_MEMBERS));
            }
            return metadata.keySet().stream()
                    .filter(name -> length(name) > MAX_MEMBER_NAME_LENGTH)
                    .findFirst()
                    .flatMap(name -> of(
                            "metadata." + name,
                            name,
                            "the name of a column has %d characters; %d is the limit. Shorten it"
                                    .formatted(length(name), MAX_MEMBER_NAME_LENGTH)))
                    .or(() -> longValue(metadata));
        }

        private Optional<EntryFault> longValue(Map<String, String> metadata) {
            return metadata.entrySet().stream()
                    .filter(member -> length(member.getValue()) > MAX_VALUE_LENGTH)
                    .findFirst()
                    .flatMap(member -> of(
                            "metadata." + member.getKey(),
                            member.getValue(),
                            "'%s' has %d characters; %d is the limit. Shorten it"
                                    .formatted(member.getKey(), length(member.getValue()), MAX_VALUE_LENGTH)));
        }

        private Optional<EntryFault> of(String field, String value, String sentence) {
            return Optional.of(new EntryFault(origin, file, CODE, field, value, sentence));
        }
    }

    /** Returns the number of characters, which are Unicode code points. */
    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String printable(String name) {
        return name.codePoints()
                .map(point -> isUnprintable(point) ? '\uFFFD' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isUnprintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
