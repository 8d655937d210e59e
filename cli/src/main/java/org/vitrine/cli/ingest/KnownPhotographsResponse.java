package org.vitrine.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answer of ingest-service about photographs that were announced before they are sent.
 *
 * @param alreadyStored positions of photographs whose upload would change nothing
 * @param refusals reasons why others would be refused, by position
 */
record KnownPhotographsResponse(Set<Integer> alreadyStored, Map<Integer, PhotographRefusal> refusals) {

    static KnownPhotographsResponse of(JsonNode answer, List<HashedPhotograph> photographs) {
        var identifiers = new HashSet<String>();
        answer.path("known")
                .forEach(item -> identifiers.add(item.path("identifier").asText()));
        var already = new HashSet<Integer>();
        for (int i = 0; i < photographs.size(); i++) {
            if (identifiers.contains(photographs.get(i).photograph().identifier())) {
                already.add(i);
            }
        }
        var refused = new HashMap<Integer, PhotographRefusal>();
        answer.path("refused")
                .forEach(item ->
                        refused.put(item.path("index").asInt(), PhotographRefusal.of(item, "malformed-request")));
        return new KnownPhotographsResponse(already, refused);
    }

    static KnownPhotographsResponse refused(PhotographRefusal refusal) {
        return new KnownPhotographsResponse(Set.of(), Map.of(0, refusal));
    }

    /**
     * Combines this answer with the one about the following photographs.
     *
     * @param offset number of photographs of this answer; it is added to the positions of {@code rest}
     */
    KnownPhotographsResponse and(KnownPhotographsResponse rest, int offset) {
        var allAlready = new HashSet<>(alreadyStored);
        rest.alreadyStored.forEach(position -> allAlready.add(position + offset));
        var allRefused = new HashMap<>(refusals);
        rest.refusals.forEach((position, refusal) -> allRefused.put(position + offset, refusal));
        return new KnownPhotographsResponse(allAlready, allRefused);
    }
}
