package org.vitrine.ingest.batch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.vitrine.ingest.identity.NameRules;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.problem.KnownMembers;

/**
 * The request that opens a batch.
 *
 * @param institution the institution that opens it, a slug
 * @param expected number of photographs that the sender will send, at least 1, where it states one
 */
record BatchOpening(String institution, Optional<String> title, Optional<Long> expected) {

    private static final KnownMembers MEMBERS = KnownMembers.of("institution", "title", "expected", "from");

    /**
     * Reads the request. Throws {@code malformed-request}, which names the member, its value and the rule.
     *
     * @param defaultInstitution the institution where the request names none: that of the account
     */
    static BatchOpening of(JsonNode body, Optional<String> defaultInstitution) {
        MEMBERS.require(body);
        String institution = body.path("institution").asText(defaultInstitution.orElse(""));
        if (!NameRules.isSlug(institution)) {
            throw new IngestProblem.Malformed(
                            "institution '%s' must be %s.".formatted(institution, NameRules.SLUG_RULE))
                    .exception();
        }
        return new BatchOpening(institution, BatchMembers.title(body), BatchMembers.expected(body, 1));
    }
}
