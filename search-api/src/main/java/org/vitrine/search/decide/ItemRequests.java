package org.vitrine.search.decide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Translates requests about items to the JSON of the decisions that they stand for. Pure. */
final class ItemRequests {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ItemRequests() {}

    /**
     * Translates {@code {decisionId?, itemId?, title?, metadata?, subjects?, evidence?, note?}} to a decision
     * open-item.
     */
    static ObjectNode opening(JsonNode body) {
        RequestMembers.of(
                body, "", Set.of("decisionId", "itemId", "title", "metadata", "subjects", "evidence", "note"));
        var decision = decision(body, DecisionType.OPEN_ITEM);
        copy(body, decision, "subjects", "evidence", "note");
        var value = decision.putObject("value");
        copy(body, value, "itemId", "title", "metadata");
        return decision;
    }

    /**
     * Translates {@code {decisionId?, title?, metadata?, note?}} to a decision edit-item; empty if neither title nor
     * metadata is given.
     */
    static Optional<ObjectNode> editing(JsonNode body, String itemId) {
        checkPatch(body);
        if (!body.has("title") && !body.has("metadata")) {
            return Optional.empty();
        }
        var decision = decision(body, DecisionType.EDIT_ITEM);
        decision.putArray("subjects").addObject().put("itemId", itemId);
        copy(body, decision, "note");
        var value = decision.putObject("value");
        copy(body, value, "metadata");
        if (body.has("title")) {
            // In a merge patch, null removes a member.
            value.set("title", body.get("title").isNull() ? JSON.textNode("") : body.get("title"));
        }
        return Optional.of(decision);
    }

    /**
     * Translates {@code {decisionId?, status: "published"}} to a decision publish-item; empty if no status is given.
     */
    static Optional<ObjectNode> publishing(JsonNode body, String itemId) {
        var members = checkPatch(body);
        var status = members.text("status", 20);
        if (status.isEmpty()) {
            return Optional.empty();
        }
        if (!status.get().equals("published")) {
            throw members.invalid(
                    "status",
                    "published is required. To make an item a draft again, undo the decision that published it.");
        }
        var decision = decision(body, DecisionType.PUBLISH_ITEM);
        decision.putArray("subjects").addObject().put("itemId", itemId);
        copy(body, decision, "note");
        if (body.has("title") || body.has("metadata")) {
            decision.put(
                    "decisionId", secondDecisionId(decision.get("decisionId").asText()));
        }
        return Optional.of(decision);
    }

    /**
     * Returns the id of the second of two decisions that one request makes. It is derived from the first id, so that a
     * repeat of the request has the same ids.
     */
    private static String secondDecisionId(String decisionId) {
        return UUID.nameUUIDFromBytes((decisionId + "\npublish").getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static RequestMembers checkPatch(JsonNode body) {
        var members = RequestMembers.of(body, "", Set.of("decisionId", "title", "metadata", "status", "note"));
        if (!body.has("title") && !body.has("metadata") && members.get("status").isEmpty()) {
            throw members.invalid("title", "title, metadata or status is required.");
        }
        return members;
    }

    private static ObjectNode decision(JsonNode body, DecisionType decisionType) {
        var decision = JSON.objectNode();
        decision.set(
                "decisionId",
                body.hasNonNull("decisionId")
                        ? body.get("decisionId")
                        : JSON.textNode(UUID.randomUUID().toString()));
        decision.put("kind", decisionType.inJson());
        return decision;
    }

    private static void copy(JsonNode from, ObjectNode to, String... names) {
        for (String name : names) {
            if (from.hasNonNull(name)) {
                to.set(name, from.get(name));
            }
        }
    }
}
