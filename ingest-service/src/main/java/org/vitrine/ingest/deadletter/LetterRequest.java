package org.vitrine.ingest.deadletter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vitrine.ingest.identity.NameRules;
import org.vitrine.ingest.problem.KnownMembers;

/**
 * The body of a request to replay or drop letters.
 *
 * @param group group of which all open letters are meant; empty where letters are named
 * @param letters the named letters, at most {@value #MAX_LETTERS}; empty where a group is meant
 * @param cursor place in the group behind which the request begins; empty for the first request
 * @param limit most letters of a group that the request works on, 1 to {@value #MAX_LETTERS}
 * @param by who requests it, for the outcome
 * @param reason why letters are dropped; empty for a replay
 */
record LetterRequest(
        Optional<String> group,
        List<LetterId> letters,
        Optional<LetterCursor> cursor,
        int limit,
        boolean dryRun,
        boolean force,
        String by,
        Optional<String> reason) {

    static final int MAX_LETTERS = 200;

    /** A misspelt dryRun must not send anything. */
    private static final KnownMembers MEMBERS =
            KnownMembers.of("group", "letters", "cursor", "limit", "dryRun", "force", "by", "reason");

    private static final String UNNAMED = "operator";
    private static final int MAX_SHOWN = 100;

    /** Reads the body; throws malformed-request where a member is not valid. */
    static LetterRequest read(@Nullable JsonNode body) {
        if (body == null || !body.isObject()) {
            throw malformed("The body must be a JSON object with 'group' or 'letters'.");
        }
        MEMBERS.require(body);
        var group = text(body, "group");
        var letters = letters(body.path("letters"));
        if (group.isPresent() == !letters.isEmpty()) {
            throw malformed("Give either 'group' or 'letters', a list of 1 to %d letters.".formatted(MAX_LETTERS));
        }
        if (group.isEmpty() && (body.has("cursor") || body.has("limit"))) {
            throw malformed("'cursor' and 'limit' are for a group: leave them out where 'letters' names the letters.");
        }
        return new LetterRequest(
                group,
                letters,
                text(body, "cursor").map(LetterRequest::cursorOf),
                limit(body.path("limit")),
                flag(body, "dryRun"),
                flag(body, "force"),
                text(body, "by").orElse(UNNAMED),
                text(body, "reason"));
    }

    /** Returns the reason of a drop; throws malformed-request where there is none. */
    String requiredReason() {
        return reason.orElseThrow(() -> malformed("'reason' is missing: state why the letters are dropped."));
    }

    /** Throws malformed-request where a replay has a reason, which its outcome does not state. */
    void requireNoReason() {
        if (reason.isPresent()) {
            throw malformed("'reason' is for POST /v1/dead-letters/drop: leave it out of a replay.");
        }
    }

    static LetterId letter(String text) {
        return LetterId.parse(text)
                .orElseThrow(() -> malformed(
                        "'%s' is no dead letter: it is TOPIC:PARTITION:OFFSET, for example embedded-dead-letter:3:42."
                                .formatted(shown(text))));
    }

    static LetterCursor cursorOf(String text) {
        return LetterCursor.parse(text)
                .orElseThrow(() ->
                        malformed("cursor is '%s'; give the 'next' of the answer before.".formatted(shown(text))));
    }

    /** Returns the beginning of a text of the request, for messages. */
    static String shown(String text) {
        return NameRules.printable(NameRules.shortened(text, MAX_SHOWN));
    }

    private static List<LetterId> letters(JsonNode given) {
        if (given.isMissingNode()) {
            return List.of();
        }
        if (!given.isArray() || given.size() > MAX_LETTERS) {
            throw malformed("'letters' must be a list of at most %d letters.".formatted(MAX_LETTERS));
        }
        var letters = new ArrayList<LetterId>();
        given.forEach(each -> letters.add(letter(each.asText())));
        return letters.stream().distinct().toList();
    }

    private static int limit(JsonNode given) {
        if (given.isMissingNode()) {
            return MAX_LETTERS;
        }
        if (!given.isInt() || given.asInt() < 1 || given.asInt() > MAX_LETTERS) {
            throw malformed("limit is %s; it must be a whole number of 1 to %d."
                    .formatted(shown(given.toString()), MAX_LETTERS));
        }
        return given.asInt();
    }

    private static boolean flag(JsonNode body, String name) {
        var given = body.path(name);
        if (!given.isMissingNode() && !given.isBoolean()) {
            throw malformed("%s is %s; it must be true or false.".formatted(name, shown(given.toString())));
        }
        return given.asBoolean();
    }

    private static Optional<String> text(JsonNode body, String name) {
        var given = body.path(name);
        if (given.isMissingNode() || given.isNull()) {
            return Optional.empty();
        }
        if (!given.isTextual() || !NameRules.isPrintable(given.asText())) {
            throw malformed("%s must be text of 1 to %d printable characters.".formatted(name, NameRules.MAX_LENGTH));
        }
        return Optional.of(given.asText());
    }

    private static RuntimeException malformed(String sentence) {
        return new DeadLetterProblem.Malformed(sentence).exception();
    }
}
