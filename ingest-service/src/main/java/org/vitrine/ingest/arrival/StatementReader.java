package org.vitrine.ingest.arrival;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.vitrine.ingest.arrival.Statement.Face;
import org.vitrine.ingest.identity.Names;
import org.vitrine.ingest.identity.PercentEncoding;

/** Reads what an institution says of a photograph, from headers or from JSON, and says what it cannot understand. */
public final class StatementReader {

    static final int MAX_STATEMENTS = 100;
    static final int MAX_VALUE_LENGTH = 2000;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What came of reading. */
    public sealed interface Reading {

        record Understood(Statement statement) implements Reading {}

        /**
         * The request is at fault.
         *
         * @param sentence names the member, its value and the rule
         */
        record Malformed(String sentence) implements Reading {}
    }

    /** The same members, by their names in JSON and in headers. */
    private enum Member {
        INSTITUTION("institution"),
        IDENTIFIER("identifier"),
        SPECIMEN("specimen"),
        ITEM("item"),
        SIDE("side"),
        BATCH("batch"),
        METADATA("metadata");

        private final String jsonName;

        Member(String jsonName) {
            this.jsonName = jsonName;
        }

        String headerName() {
            return "Vitrine-" + Character.toUpperCase(jsonName.charAt(0)) + jsonName.substring(1);
        }
    }

    private static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        private final String sentence;

        Unreadable(String sentence) {
            super(sentence, null, false, false);
            this.sentence = sentence;
        }
    }

    private StatementReader() {}

    /**
     * @param header the value of a header, by its name; percent-encoded UTF-8 is understood
     * @param institutionElse who contributes where it is not said, as with a batch
     */
    public static Reading fromHeaders(Function<String, Optional<String>> header, Optional<String> institutionElse) {
        try {
            var words = new LinkedHashMap<Member, String>();
            institutionElse.ifPresent(institution -> words.put(Member.INSTITUTION, institution));
            Map<String, String> metadata = Map.of();
            for (Member member : Member.values()) {
                Optional<String> given = header.apply(member.headerName());
                if (given.isEmpty() || given.get().isBlank()) {
                    continue;
                }
                String value = decoded(member.headerName(), given.get().strip());
                if (member == Member.METADATA) {
                    metadata = metadata(parsed(member.headerName(), value));
                } else {
                    words.put(member, value);
                }
            }
            return new Reading.Understood(statement(words, metadata));
        } catch (Unreadable fault) {
            return new Reading.Malformed(fault.sentence);
        }
    }

    /** {@code {"institution","identifier","specimen","item","side","batch","metadata":{…}}}. */
    public static Reading fromJson(String text, Optional<String> institutionElse) {
        try {
            return fromJson(parsed("metadata part", text), institutionElse);
        } catch (Unreadable fault) {
            return new Reading.Malformed(fault.sentence);
        }
    }

    /** The same, parsed; members that are not ours are left to the caller. */
    public static Reading fromJson(JsonNode node, Optional<String> institutionElse) {
        try {
            if (!node.isObject()) {
                throw new Unreadable("What is said of a photograph must be a JSON object.");
            }
            var words = new LinkedHashMap<Member, String>();
            institutionElse.ifPresent(institution -> words.put(Member.INSTITUTION, institution));
            for (Member member : Member.values()) {
                JsonNode value = node.path(member.jsonName);
                if (member == Member.METADATA || value.isMissingNode() || value.isNull()) {
                    continue;
                }
                if (!value.isTextual()) {
                    throw new Unreadable("'%s' must be a string.".formatted(member.jsonName));
                }
                if (!value.textValue().isBlank()) {
                    words.put(member, value.textValue().strip());
                }
            }
            return new Reading.Understood(statement(words, metadata(node.path(Member.METADATA.jsonName))));
        } catch (Unreadable fault) {
            return new Reading.Malformed(fault.sentence);
        }
    }

    private static Statement statement(Map<Member, String> words, Map<String, String> metadata) throws Unreadable {
        String institution = words.get(Member.INSTITUTION);
        if (institution == null) {
            throw new Unreadable(
                    "Nobody is named as contributing: say so in header Vitrine-Institution or member 'institution'.");
        }
        if (!Names.isSlug(institution)) {
            throw new Unreadable("institution '%s' must be %s.".formatted(institution, Names.SLUG_RULE));
        }
        Optional<String> batch = Optional.ofNullable(words.get(Member.BATCH));
        if (batch.isPresent() && !Names.isSlug(batch.get())) {
            throw new Unreadable("batch '%s' is not the id of a batch.".formatted(batch.get()));
        }
        return new Statement(
                institution,
                name(words, Member.IDENTIFIER),
                name(words, Member.SPECIMEN),
                name(words, Member.ITEM),
                side(words.getOrDefault(Member.SIDE, "unknown")),
                metadata,
                batch);
    }

    private static Optional<String> name(Map<Member, String> words, Member member) throws Unreadable {
        String value = words.get(member);
        if (value != null && !Names.isPrintable(value)) {
            throw new Unreadable(
                    "%s must be printable and at most %d characters.".formatted(member.jsonName, Names.MAX_LENGTH));
        }
        return Optional.ofNullable(value);
    }

    private static Face side(String given) throws Unreadable {
        return switch (given.toLowerCase(Locale.ROOT)) {
            case "obverse" -> Face.OBVERSE;
            case "reverse" -> Face.REVERSE;
            case "other" -> Face.OTHER;
            case "unknown" -> Face.UNKNOWN;
            default -> throw new Unreadable("side '%s' is none of obverse, reverse, other, unknown.".formatted(given));
        };
    }

    private static Map<String, String> metadata(JsonNode node) throws Unreadable {
        if (node.isMissingNode() || node.isNull()) {
            return Map.of();
        }
        if (!node.isObject()) {
            throw new Unreadable("metadata must be a JSON object of strings.");
        }
        if (node.size() > MAX_STATEMENTS) {
            throw new Unreadable(
                    "metadata has %d members; at most %d are kept.".formatted(node.size(), MAX_STATEMENTS));
        }
        var metadata = new LinkedHashMap<String, String>();
        for (var member : node.properties()) {
            if (!Names.isPrintable(member.getKey())) {
                throw new Unreadable(
                        "a name in metadata must be printable and at most %d characters.".formatted(Names.MAX_LENGTH));
            }
            if (!member.getValue().isValueNode()) {
                throw new Unreadable("metadata member '%s' must be a string.".formatted(member.getKey()));
            }
            if (member.getValue().asText().length() > MAX_VALUE_LENGTH) {
                throw new Unreadable("metadata member '%s' is longer than %d characters."
                        .formatted(member.getKey(), MAX_VALUE_LENGTH));
            }
            if (!member.getValue().isNull()) {
                metadata.put(member.getKey(), member.getValue().asText());
            }
        }
        return metadata;
    }

    private static JsonNode parsed(String where, String text) throws Unreadable {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException fault) {
            throw new Unreadable("%s is no JSON: %s".formatted(where, fault.getOriginalMessage()));
        }
    }

    private static String decoded(String where, String value) throws Unreadable {
        return PercentEncoding.decode(value)
                .orElseThrow(() -> new Unreadable("%s is not percent-encoded UTF-8.".formatted(where)));
    }
}
