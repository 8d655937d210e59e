package org.vitrine.ingest.batch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.vitrine.ingest.problem.IngestProblem;

/**
 * Title and expected number that a batch has after a JSON merge patch (RFC 7396).
 *
 * @param expected photographs to come, 0 or more; empty where it is not known
 */
record BatchChange(Optional<String> title, Optional<Long> expected) {

    private static final Set<String> CHANGEABLE = Set.of("expected", "title");

    /** A member that the body does not have stays as it is. Or the problem malformed-request. */
    static BatchChange of(JsonNode body, Batch batch) {
        if (!body.isObject() || body.isEmpty()) {
            throw malformed("the body must be an object with 'expected', 'title' or both.");
        }
        for (var member : body.properties()) {
            if (!CHANGEABLE.contains(member.getKey())) {
                throw malformed(
                        "'%s' of a batch cannot be changed; 'expected' and 'title' can.".formatted(member.getKey()));
            }
        }
        return new BatchChange(
                body.has("title") ? BatchMembers.title(body) : batch.title(),
                body.has("expected") ? BatchMembers.expected(body, 0) : batch.expected());
    }

    private static RuntimeException malformed(String sentence) {
        return new IngestProblem.Malformed(sentence).exception();
    }
}
