package org.vitrine.ingest.batch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.vitrine.ingest.identity.NameRules;
import org.vitrine.ingest.problem.IngestProblem;

/**
 * Reads the members that the requests to open and to change a batch have in common. Throws {@code malformed-request}
 * where a member is invalid.
 */
final class BatchMembers {

    private BatchMembers() {}

    /** Returns the title, which is printable; empty where it is absent, null or blank. */
    static Optional<String> title(JsonNode body) {
        var title = Optional.of(body.path("title"))
                .filter(given -> !given.isNull())
                .map(JsonNode::asText)
                .filter(given -> !given.isBlank());
        if (title.filter(given -> !NameRules.isPrintable(given)).isPresent()) {
            throw new IngestProblem.Malformed(
                            "title must be printable and at most %d characters.".formatted(NameRules.MAX_LENGTH))
                    .exception();
        }
        return title;
    }

    /** Returns the expected number, a whole number of at least {@code minimum}; empty where it is absent or null. */
    static Optional<Long> expected(JsonNode body, long minimum) {
        var expected = body.path("expected");
        if (expected.isMissingNode() || expected.isNull()) {
            return Optional.empty();
        }
        if (!expected.isIntegralNumber() || !expected.canConvertToLong() || expected.asLong() < minimum) {
            throw new IngestProblem.Malformed(
                            "expected '%s' must be a whole number, at least %d.".formatted(expected.asText(), minimum))
                    .exception();
        }
        return Optional.of(expected.asLong());
    }
}
