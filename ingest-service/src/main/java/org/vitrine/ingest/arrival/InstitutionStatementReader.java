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
import org.vitrine.ingest.problem.KnownMembers;

/** Reads the statement of an institution about a photograph, from headers or from JSON. Pure. */
public final class InstitutionStatementReader {

    /** A member that occurs twice is refused: one of its values would be lost. */
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    /** The members of a statement in JSON; a statement with another member is malformed. */
    public static final KnownMembers MEMBERS = new KnownMembers(StatementMember.jsonNames());

    /** The outcome of reading a statement. */
    public sealed interface Reading {

        /** Returns this reading, or a malformed one where the request has a fault outside its statement. */
        default Reading with(Optional<MalformedStatement> fault) {
            if (fault.isEmpty()) {
                return this;
            }
            return switch (this) {
                case Malformed malformed -> Malformed.at(fault.get(), malformed.identifier(), malformed.batchId());
                case Valid(var statement) -> Malformed.at(fault.get(), statement.identifier(), statement.batchId());
            };
        }

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

            /** Returns a malformed statement without the identifier or batch that the fault itself concerns. */
            private static Malformed at(
                    MalformedStatement fault, Optional<String> identifier, Optional<String> batchId) {
                return new Malformed(
                        fault,
                        identifier.filter(_ -> !concerns(fault, StatementMember.IDENTIFIER)),
                        batchId.filter(_ -> !concerns(fault, StatementMember.BATCH)));
            }

            private static boolean concerns(MalformedStatement fault, StatementMember member) {
                return fault.field().filter(member.jsonName()::equals).isPresent();
            }
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
        var values = new LinkedHashMap<StatementMember, String>();
        try {
            defaultInstitution.ifPresent(institution -> values.put(StatementMember.INSTITUTION, institution));
            Map<String, String> metadata = Map.of();
            for (StatementMember member : StatementMember.values()) {
                Optional<String> given = header.apply(member.headerName());
                if (given.isEmpty() || given.get().isBlank()) {
                    continue;
                }
                String value = decoded(member, given.get().strip()).strip();
                if (member == StatementMember.METADATA) {
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
     * {"institution","identifier","specimen","item","side","batch","metadata":{…}}}. Other members are refused.
     *
     * @param defaultInstitution the institution where the text names none, as with a batch
     */
    public static Reading fromJson(String text, Optional<String> defaultInstitution) {
        try {
            return fromJson(parsed("metadata part", text), MEMBERS, defaultInstitution);
        } catch (UnreadableStatement unreadable) {
            return new Reading.Malformed(unreadable.fault(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * Reads a statement from parsed JSON. Members other than {@code members} are refused.
     *
     * @param members {@link #MEMBERS}, and those that the caller reads
     * @param defaultInstitution the institution where the JSON names none, as with a batch
     */
    public static Reading fromJson(JsonNode node, KnownMembers members, Optional<String> defaultInstitution) {
        var values = new LinkedHashMap<StatementMember, String>();
        try {
            if (!node.isObject()) {
                throw UnreadableStatement.ofWholeStatement("The statement of a photograph must be a JSON object.");
            }
            defaultInstitution.ifPresent(institution -> values.put(StatementMember.INSTITUTION, institution));
            for (StatementMember member : StatementMember.values()) {
                JsonNode value = node.path(member.jsonName());
                if (member == StatementMember.METADATA || value.isMissingNode() || value.isNull()) {
                    continue;
                }
                if (!value.isTextual()) {
                    throw UnreadableStatement.field(
                            member.jsonName(), value.toString(), "'%s' must be a string.".formatted(member.jsonName()));
                }
                if (!value.textValue().isBlank()) {
                    values.put(member, value.textValue().strip());
                }
            }
            var unknown = members.fault(node);
            if (unknown.isPresent()) {
                throw UnreadableStatement.of(unknown.get());
            }
            var metadata = MetadataReader.read(node.path(StatementMember.METADATA.jsonName()));
            return new Reading.Valid(statement(values, metadata));
        } catch (UnreadableStatement unreadable) {
            return malformed(unreadable, values);
        }
    }

    private static Reading malformed(UnreadableStatement unreadable, Map<StatementMember, String> values) {
        return new Reading.Malformed(
                unreadable.fault(),
                Optional.ofNullable(values.get(StatementMember.IDENTIFIER)).filter(NameRules::isIdentifier),
                Optional.ofNullable(values.get(StatementMember.BATCH)).filter(NameRules::isSlug));
    }

    private static InstitutionStatement statement(Map<StatementMember, String> values, Map<String, String> metadata)
            throws UnreadableStatement {
        String institution = values.get(StatementMember.INSTITUTION);
        if (institution == null) {
            throw UnreadableStatement.field(
                    StatementMember.INSTITUTION.jsonName(),
                    "",
                    "No institution is named: give it in header Vitrine-Institution or member 'institution'.");
        }
        if (!NameRules.isSlug(institution)) {
            throw UnreadableStatement.field(
                    StatementMember.INSTITUTION.jsonName(),
                    institution,
                    "institution '%s' must be %s.".formatted(MalformedStatement.cut(institution), NameRules.SLUG_RULE));
        }
        Optional<String> batch = Optional.ofNullable(values.get(StatementMember.BATCH));
        if (batch.isPresent() && !NameRules.isSlug(batch.get())) {
            throw UnreadableStatement.field(
                    StatementMember.BATCH.jsonName(),
                    batch.get(),
                    "batch '%s' is not the id of a batch.".formatted(MalformedStatement.cut(batch.get())));
        }
        return new InstitutionStatement(
                institution,
                name(values, StatementMember.IDENTIFIER),
                name(values, StatementMember.SPECIMEN),
                name(values, StatementMember.ITEM),
                side(values.getOrDefault(StatementMember.SIDE, "unknown")),
                metadata,
                batch);
    }

    private static Optional<String> name(Map<StatementMember, String> values, StatementMember member)
            throws UnreadableStatement {
        Optional<String> value = Optional.ofNullable(values.get(member));
        Optional<String> fault = value.flatMap(NameRules::identifierFault);
        if (fault.isPresent()) {
            throw UnreadableStatement.field(
                    member.jsonName(), value.orElse(""), "%s %s.".formatted(member.jsonName(), fault.get()));
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
                        StatementMember.SIDE.jsonName(),
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
                        StatementMember.METADATA.jsonName(),
                        text,
                        "%s contains more than one JSON value: join them into one object.".formatted(source));
            }
            return value;
        } catch (JsonProcessingException fault) {
            throw UnreadableStatement.field(
                    StatementMember.METADATA.jsonName(),
                    text,
                    "%s is not JSON: %s".formatted(source, fault.getOriginalMessage()));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String decoded(StatementMember member, String value) throws UnreadableStatement {
        return switch (HeaderText.read(value)) {
            case HeaderText.Reading.Text(var text) -> text;
            case HeaderText.Reading.NotUtf8(var why, var given) ->
                throw UnreadableStatement.field(
                        member.jsonName(),
                        given,
                        "%s %s. Send it as UTF-8, or percent-encoded.".formatted(member.headerName(), why));
        };
    }
}
