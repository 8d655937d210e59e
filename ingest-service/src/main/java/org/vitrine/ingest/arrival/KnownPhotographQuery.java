package org.vitrine.ingest.arrival;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.vitrine.ingest.identity.ImageName;
import org.vitrine.ingest.identity.Sha256Hex;
import org.vitrine.ingest.problem.KnownMembers;

/**
 * One photograph of a request to {@code POST …/known}: the statement of a post, with {@code sha256} in place of the
 * bytes.
 */
sealed interface KnownPhotographQuery {

    KnownMembers MEMBERS = InstitutionStatementReader.MEMBERS.and("sha256");

    /**
     * A well-formed photograph.
     *
     * @param name name of the photograph as given, with its digest as the identifier where the statement has none
     * @param statementDigest {@link InstitutionStatement#digest()} of the statement
     */
    record WellFormed(ImageName name, String sha256, String statementDigest) implements KnownPhotographQuery {}

    /**
     * A malformed photograph.
     *
     * @param identifier identifier of the photograph, where a valid one was given
     * @param fault the first fault of the statement or its digest
     */
    record Malformed(Optional<String> identifier, MalformedStatement fault) implements KnownPhotographQuery {}

    /**
     * Reads one photograph of the request.
     *
     * @param institution institution of the request, for photographs that name none
     */
    static KnownPhotographQuery read(String collectionId, JsonNode item, Optional<String> institution) {
        return switch (InstitutionStatementReader.fromJson(item, MEMBERS, institution)) {
            case InstitutionStatementReader.Reading.Malformed malformed ->
                new Malformed(malformed.identifier(), malformed.fault());
            case InstitutionStatementReader.Reading.Valid(var statement) -> {
                String sha256 = item.path("sha256").asText();
                yield Sha256Hex.isHex(sha256)
                        ? wellFormed(collectionId, statement, sha256)
                        : invalidDigest(statement.identifier(), sha256);
            }
        };
    }

    private static KnownPhotographQuery wellFormed(String collectionId, InstitutionStatement statement, String sha256) {
        var name = new ImageName(
                statement.institutionId(), collectionId, statement.identifier().orElse(sha256));
        return new WellFormed(name, sha256, statement.digest());
    }

    private static KnownPhotographQuery invalidDigest(Optional<String> identifier, String given) {
        return new Malformed(
                identifier,
                MalformedStatement.of(
                        "sha256",
                        given,
                        "sha256 '%s' must be 64 lower-case hexadecimal digits."
                                .formatted(MalformedStatement.cut(given))));
    }
}
