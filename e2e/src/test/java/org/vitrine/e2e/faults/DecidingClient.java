package org.vitrine.e2e.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.vitrine.e2e.CataloguedHoard;
import org.vitrine.e2e.CataloguedHoard.Coin;

/**
 * A client that sends random decisions. Each decision has its own id and is sent again with that id until it is
 * acknowledged, like the pages and other clients that retry.
 */
final class DecidingClient implements Runnable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofMillis(300);
    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final int BULK_SIZE = 10;

    private final CataloguedHoard hoard;
    private final String person;
    private final int decisions;
    private final Duration pause;
    private final Random random;
    private final List<String> items;
    private final List<String> acknowledged = new ArrayList<>();
    private final List<String> undoable = new ArrayList<>();
    private final List<String> undone = new ArrayList<>();
    private final Map<String, Integer> kinds = new TreeMap<>();
    private final Map<String, Integer> retries = new TreeMap<>();

    /**
     * @param hoard collection that is decided about
     * @param person name of the person who decides
     * @param decisions number of decisions
     * @param pause wait after each decision
     * @param seed seed of the random choices
     */
    DecidingClient(CataloguedHoard hoard, String person, int decisions, Duration pause, long seed) {
        this.hoard = hoard;
        this.person = person;
        this.decisions = decisions;
        this.pause = pause;
        this.random = new Random(seed);
        this.items = new ArrayList<>(hoard.coins().stream()
                .flatMap(coin -> coin.itemId().stream())
                .distinct()
                .toList());
    }

    @Override
    public void run() {
        try {
            for (int number = 0; number < decisions; number++) {
                sendUntilAcknowledged("%s-%03d".formatted(person, number));
                Thread.sleep(pause);
            }
        } catch (IOException | InterruptedException end) {
            throw new IllegalStateException("%s ended after %d decisions".formatted(person, acknowledged.size()), end);
        }
    }

    private void sendUntilAcknowledged(String id) throws IOException, InterruptedException {
        var body = new LinkedHashMap<String, Object>();
        body.put("decisionId", id);
        String kind = randomKind();
        body.put("kind", kind);
        fillBody(body, kind, id);
        String json = JSON.writeValueAsString(body);
        var deadline = Instant.now().plus(TIMEOUT);
        for (String refusal = send(json); !refusal.isEmpty(); refusal = send(json)) {
            retries.merge(refusal, 1, Integer::sum);
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("decision %s is not acknowledged within %s: %s, last answer %s"
                        .formatted(id, TIMEOUT, json, refusal));
            }
            Thread.sleep(PAUSE_AFTER_REFUSAL);
        }
        acknowledged.add(id);
        kinds.merge(kind, 1, Integer::sum);
        switch (kind) {
            case "undo" -> undone.add(String.valueOf(body.get("undoes")));
            case "redo" -> undone.remove(String.valueOf(body.get("undoes")));
            case "open-item" -> items.add("new-" + id);
            default -> undoable.add(id);
        }
    }

    /**
     * Sends a decision once. Returns an empty text where it was acknowledged, otherwise the status or "no answer". A
     * 4xx other than 429 fails the test, because the subjects of the decision were acknowledged before.
     */
    private String send(String json) throws InterruptedException {
        try {
            var answer = hoard.decide(person, json);
            if (answer.status() == 201 || answer.status() == 200) {
                return "";
            }
            if (answer.status() < 500 && answer.status() != 429) {
                throw new AssertionError("%s is answered %d: %s".formatted(json, answer.status(), answer.body()));
            }
            return Integer.toString(answer.status());
        } catch (IOException unavailable) {
            return "no answer";
        }
    }

    private String randomKind() {
        int percent = random.nextInt(100);
        if (percent < 8 && !undoable.isEmpty()) {
            return "undo";
        }
        if (percent < 14 && !undone.isEmpty()) {
            return "redo";
        }
        var decisionKinds = List.of(
                "attach",
                "attach",
                "attach",
                "bulk",
                "detach",
                "none-of-these",
                "not-same",
                "confirm-attribute",
                "correct-attribute",
                "reject-attribute",
                "add-label",
                "reject-label",
                "set-side",
                "open-item");
        return decisionKinds.get(random.nextInt(decisionKinds.size()));
    }

    private void fillBody(Map<String, Object> body, String kind, String id) {
        switch (kind) {
            case "undo" -> {
                String target = undoable.remove(random.nextInt(undoable.size()));
                body.put("undoes", target);
            }
            case "redo" -> body.put("undoes", undone.get(random.nextInt(undone.size())));
            case "bulk" -> {
                body.put("kind", "attach");
                body.put(
                        "subjects",
                        Stream.generate(this::randomCoin)
                                .distinct()
                                .limit(BULK_SIZE)
                                .map(DecidingClient::specimenSubject)
                                .toList());
                body.put("value", Map.of("itemId", randomItem()));
            }
            case "attach" -> {
                body.put("subjects", List.of(specimenSubject(randomCoin())));
                body.put("value", Map.of("itemId", randomItem()));
            }
            case "open-item" -> {
                body.put("subjects", List.of(specimenSubject(randomCoin())));
                body.put("value", Map.of("itemId", "new-" + id, "title", "Opened by " + person));
            }
            case "not-same" -> {
                body.put("subjects", List.of(specimenSubject(randomCoin())));
                body.put("other", Map.of("itemId", randomItem()));
            }
            case "detach", "none-of-these" -> body.put("subjects", List.of(specimenSubject(randomCoin())));
            case "set-side" -> {
                body.put("subjects", List.of(imageSubject(randomCoin())));
                body.put("value", Map.of("side", random.nextBoolean() ? "obverse" : "reverse"));
            }
            case "add-label", "reject-label" -> {
                body.put("subjects", List.of(imageSubject(randomCoin())));
                body.put(
                        "value",
                        Map.of("name", List.of("eagle", "ship", "laurel").get(random.nextInt(3))));
            }
            default -> {
                body.put("subjects", List.of(imageSubject(randomCoin())));
                body.put(
                        "value",
                        Map.of(
                                "name",
                                "material",
                                "value",
                                List.of("silver", "bronze", "gold").get(random.nextInt(3))));
            }
        }
    }

    private Coin randomCoin() {
        return hoard.coins().get(random.nextInt(hoard.coins().size()));
    }

    private String randomItem() {
        return items.get(random.nextInt(items.size()));
    }

    private static Map<String, String> specimenSubject(Coin coin) {
        return Map.of("institutionId", CataloguedHoard.INSTITUTION, "specimenId", coin.specimenId());
    }

    private static Map<String, String> imageSubject(Coin coin) {
        return Map.of("imageId", coin.imageId());
    }

    /** Returns the ids of the decisions, in the order of their acknowledgement. */
    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** Returns the number of decisions of each kind; a bulk decision is one that attaches several specimens. */
    Map<String, Integer> kinds() {
        return Map.copyOf(kinds);
    }

    /** Returns how often a decision had to be sent again, by status or "no answer". */
    Map<String, Integer> retries() {
        return Map.copyOf(retries);
    }
}
