package org.vitrine.ingest.arrival;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.vitrine.ingest.arrival.InstitutionStatement.Face;
import org.vitrine.ingest.identity.HeaderText;
import org.vitrine.ingest.identity.NameRules;

/** Reads the statement of an institution about a photograph, from headers or from JSON. Pure. */
public final class InstitutionStatementReader {

    /** A member that occurs twice is refused: one of its values would be lost. */
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    /** The outcome of reading a statement. */
    public sealed interface Reading {

        record Valid(InstitutionStatement statement) implements Reading {}

        /**
         * The statement is malformed.
         *
         * @param fault the first fault
         * @param identifier identifier of the photograph, where that part of the statement is valid
         * @param batchId batch with which the photograph came, where that part is valid
         */
        record Malformed(MalformedStatement fault, Optional<String> identifier, Optional<String> batchId)
                implements Reading {

            static Malformed whole(String sentence) {
                return new Malformed(MalformedStatement.ofWholeStatement(sentence), Optional.empty(), Optional.empty());
            }
        }
    }

    /** The members of a statement, which have one name in JSON and one in headers. */
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

    private InstitutionStatementReader() {}

    /**
     * Reads a statement from headers.
     *
     * @param header returns the value of a header by its name, one char per byte as HTTP servers give it; UTF-8 and
     *     percent-encoded UTF-8 are understood
     * @param defaultInstitution the institution where the headers name none, as with a batch
     */
    public static Reading fromHeaders(Function<String, Optional<String>> header, Optional<String> defaultInstitution) {
        var values = new LinkedHashMap<Member, String>();
        try {
            defaultInstitution.ifPresent(institution -> values.put(Member.INSTITUTION, institution));
            Map<String, String> metadata = Map.of();
            for (Member member : Member.values()) {
                Optional<String> given = header.apply(member.headerName());
                if (given.isEmpty() || given.get().isBlank()) {
                    continue;
                }
                String value = decoded(member, given.get().strip()).strip();
                if (member == Member.METADATA) {
                    metadata = MetadataReader.read(parsed(member.headerName(), value));
                } else {
                    values.put(member, value);
                }
            }
            return new Reading.Valid(statement(values, metadata));
        } catch (UnreadableStatement unreadable) {
            return malformed(unreadable, values);
        }
    }

    /**
     * Reads a statement from a JSON text: {@code
     * {"institution","identifier","specimen","item","side","batch","metadata":{…}}}.
     *
     * @param defaultInstitution the institution where the text names none, as with a batch
     */
    public static Reading fromJson(String text, Optional<String> defaultInstitution) {
        try {
            return fromJson(parsed("metadata part", text), defaultInstitution);
        } catch (UnreadableStatement unreadable) {
            return new Reading.Malformed(unreadable.fault(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * Reads a statement from parsed JSON; ignores other members, which the caller may read.
     *
     * @param defaultInstitution the institution where the JSON names none, as with a batch
     */
    public static Reading fromJson(JsonNode node, Optional<String> defaultInstitution) {
        var values = new LinkedHashMap<Member, String>();
        try {
            if (!node.isObject()) {
                throw UnreadableStatement.ofWholeStatement("The statement of a photograph must be a JSON object.");
            }
            defaultInstitution.ifPresent(institution -> values.put(Member.INSTITUTION, institution));
            for (Member member : Member.values()) {
                JsonNode value = node.path(member.jsonName);
                if (member == Member.METADATA || value.isMissingNode() || value.isNull()) {
                    continue;
                }
                if (!value.isTextual()) {
                    throw UnreadableStatement.field(
                            member.jsonName, value.toString(), "'%s' must be a string.".formatted(member.jsonName));
                }
                if (!value.textValue().isBlank()) {
                    values.put(member, value.textValue().strip());
                }
            }
            return new Reading.Valid(statement(values, MetadataReader.read(node.path(Member.METADATA.jsonName))));
        } catch (UnreadableStatement unreadable) {
            return malformed(unreadable, values);
        }
    }

    private static Reading malformed(UnreadableStatement unreadable, Map<Member, String> values) {
        return new Reading.Malformed(
                unreadable.fault(),
                Optional.ofNullable(values.get(Member.IDENTIFIER)).filter(NameRules::isIdentifier),
                Optional.ofNullable(values.get(Member.BATCH)).filter(NameRules::isSlug));
    }

    private static InstitutionStatement statement(Map<Member, String> values, Map<String, String> metadata)
            throws UnreadableStatement {
        String institution = values.get(Member.INSTITUTION);
        if (institution == null) {
            throw UnreadableStatement.field(
                    Member.INSTITUTION.jsonName,
                    "",
                    "No institution is named: give it in header Vitrine-Institution or member 'institution'.");
        }
        if (!NameRules.isSlug(institution)) {
            throw UnreadableStatement.field(
                    Member.INSTITUTION.jsonName,
                    institution,
                    "institution '%s' must be %s.".formatted(MalformedStatement.cut(institution), NameRules.SLUG_RULE));
        }
        Optional<String> batch = Optional.ofNullable(values.get(Member.BATCH));
        if (batch.isPresent() && !NameRules.isSlug(batch.get())) {
            throw UnreadableStatement.field(
                    Member.BATCH.jsonName,
                    batch.get(),
                    "batch '%s' is not the id of a batch.".formatted(MalformedStatement.cut(batch.get())));
        }
        return new InstitutionStatement(
                institution,
                name(values, Member.IDENTIFIER),
                name(values, Member.SPECIMEN),
                name(values, Member.ITEM),
                side(values.getOrDefault(Member.SIDE, "unknown")),
                metadata,
                batch);
    }

    private static Optional<String> name(Map<Member, String> values, Member member) throws UnreadableStatement {
        Optional<String> value = Optional.ofNullable(values.get(member));
        Optional<String> fault = value.flatMap(NameRules::identifierFault);
        if (fault.isPresent()) {
            throw UnreadableStatement.field(
                    member.jsonName, value.orElse(""), "%s %s.".formatted(member.jsonName, fault.get()));
        }
        return value;
    }

    private static Face side(String given) throws UnreadableStatement {
        return switch (given.toLowerCase(Locale.ROOT)) {
            case "obverse" -> Face.OBVERSE;
            case "reverse" -> Face.REVERSE;
            case "other" -> Face.OTHER;
            case "unknown" -> Face.UNKNOWN;
            default ->
                throw UnreadableStatement.field(
                        Member.SIDE.jsonName,
                        given,
                        "side '%s' is none of obverse, reverse, other, unknown: write one of them."
                                .formatted(MalformedStatement.cut(given)));
        };
    }

    private static JsonNode parsed(String source, String text) throws UnreadableStatement {
        try (JsonParser parser = JSON.createParser(text)) {
            JsonNode value = parser.nextToken() == null ? MissingNode.getInstance() : JSON.readTree(parser);
            if (parser.nextToken() != null) { // the second value would be lost
                throw UnreadableStatement.field(
                        Member.METADATA.jsonName,
                        text,
                        "%s contains more than one JSON value: join them into one object.".formatted(source));
            }
            return value;
        } catch (JsonProcessingException fault) {
            throw UnreadableStatement.field(
                    Member.METADATA.jsonName, text, "%s is not JSON: %s".formatted(source, fault.getOriginalMessage()));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String decoded(Member member, String value) throws UnreadableStatement {
        return switch (HeaderText.read(value)) {
            case HeaderText.Reading.Text(var text) -> text;
            case HeaderText.Reading.NotUtf8(var why, var given) ->
                throw UnreadableStatement.field(
                        member.jsonName,
                        given,
                        "%s %s. Send it as UTF-8, or percent-encoded.".formatted(member.headerName(), why));
        };
    }
}
