package org.vitrine.ingest.arrival;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.vitrine.ingest.identity.ImageName;
import org.vitrine.ingest.identity.Sha256Hex;

/** One photograph of a request for what is known: the statement of a post, and {@code sha256} in place of the bytes. */
sealed interface KnownPhotographQuery {

    /** Well formed: the image it is of, and what its post would say. */
    record Asked(String identifier, String imageId, String sha256, String statementDigest)
            implements KnownPhotographQuery {}

    /**
     * @param identifier where a valid one was given
     */
    record Malformed(Optional<String> identifier, MalformedStatement fault) implements KnownPhotographQuery {}

    /**
     * @param institution of all items, for those that name none
     */
    static KnownPhotographQuery read(String collectionId, JsonNode item, Optional<String> institution) {
        return switch (InstitutionStatementReader.fromJson(item, institution)) {
            case InstitutionStatementReader.Reading.Malformed malformed ->
                new Malformed(malformed.identifier(), malformed.fault());
            case InstitutionStatementReader.Reading.Understood(var statement) -> {
                String sha256 = item.path("sha256").asText();
                yield Sha256Hex.isHex(sha256)
                        ? asked(collectionId, statement, sha256)
                        : noDigest(statement.identifier(), sha256);
            }
        };
    }

    private static KnownPhotographQuery asked(String collectionId, InstitutionStatement statement, String sha256) {
        var name = new ImageName(
                statement.institutionId(), collectionId, statement.identifier().orElse(sha256));
        return new Asked(name.identifier(), name.imageId(), sha256, statement.digest());
    }

    private static KnownPhotographQuery noDigest(Optional<String> identifier, String given) {
        return new Malformed(
                identifier,
                MalformedStatement.of(
                        "sha256",
                        given,
                        "sha256 '%s' must be 64 lower-case hexadecimal digits."
                                .formatted(MalformedStatement.cut(given))));
    }
}
