package org.vitrine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What ingest-service says of photographs before they are sent.
 *
 * @param already positions of those that sending again would not change
 * @param refused why others would be refused, by position
 */
record KnownPhotographsResponse(Set<Integer> already, Map<Integer, PhotographRefusal> refused) {

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

    /** This answer, and that about the photographs behind so many. */
    KnownPhotographsResponse and(KnownPhotographsResponse rest, int behind) {
        var allAlready = new HashSet<>(already);
        rest.already.forEach(position -> allAlready.add(position + behind));
        var allRefused = new HashMap<>(refused);
        rest.refused.forEach((position, refusal) -> allRefused.put(position + behind, refusal));
        return new KnownPhotographsResponse(allAlready, allRefused);
    }
}
