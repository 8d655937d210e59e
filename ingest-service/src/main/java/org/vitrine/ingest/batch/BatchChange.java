package org.vitrine.ingest.batch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.vitrine.ingest.problem.IngestProblem;

/**
 * Title and expected number of a batch after a JSON merge patch (RFC 7396).
 *
 * @param expected number of photographs that the sender will send, 0 or more; empty where it is unknown
 */
record BatchChange(Optional<String> title, Optional<Long> expected) {

    private static final Set<String> CHANGEABLE_MEMBERS = Set.of("expected", "title");

    /**
     * Applies the patch to a batch; a member that the body lacks keeps its value. Throws {@code malformed-request}
     * where the body is invalid.
     */
    static BatchChange of(JsonNode body, Batch batch) {
        if (!body.isObject() || body.isEmpty()) {
            throw malformed("the body must be an object with 'expected', 'title' or both.");
        }
        for (var member : body.properties()) {
            if (!CHANGEABLE_MEMBERS.contains(member.getKey())) {
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
