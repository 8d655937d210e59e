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
import org.vitrine.e2e.CataloguedHoard;
import org.vitrine.e2e.CataloguedHoard.Coin;

/**
 * A client that sends random decisions. Each decision has its own id and is sent again with that id until it is
 * acknowledged, like the pages and other clients that retry.
 */
final class DecidingClient implements Runnable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PAUSE_AFTER_REFUSAL = Duration.ofMillis(300);
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final int BULK = 10;

    private final CataloguedHoard hoard;
    private final String person;
    private final int decisions;
    private final Duration pause;
    private final Random dice;
    private final List<String> items;
    private final List<String> acknowledged = new ArrayList<>();
    private final List<String> undoable = new ArrayList<>();
    private final List<String> undone = new ArrayList<>();
    private final Map<String, Integer> kinds = new TreeMap<>();
    private final Map<String, Integer> repeats = new TreeMap<>();

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
        this.dice = new Random(seed);
        this.items = new ArrayList<>(hoard.coins().stream()
                .flatMap(coin -> coin.itemId().stream())
                .distinct()
                .toList());
    }

    @Override
    public void run() {
        try {
            for (int number = 0; number < decisions; number++) {
                take("%s-%03d".formatted(person, number));
                Thread.sleep(pause);
            }
        } catch (IOException | InterruptedException end) {
            throw new IllegalStateException("%s ended after %d decisions".formatted(person, acknowledged.size()), end);
        }
    }

    private void take(String id) throws IOException, InterruptedException {
        var body = new LinkedHashMap<String, Object>();
        body.put("decisionId", id);
        String kind = kind();
        body.put("kind", kind);
        fill(body, kind, id);
        String json = JSON.writeValueAsString(body);
        var deadline = Instant.now().plus(LONGEST);
        for (String refusal = send(json); !refusal.isEmpty(); refusal = send(json)) {
            repeats.merge(refusal, 1, Integer::sum);
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError(
                        "decision %s is not acknowledged within %s: %s, last answer %s".formatted(id, LONGEST, json, refusal));
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
        } catch (IOException away) {
            return "no answer";
        }
    }

    private String kind() {
        int thrown = dice.nextInt(100);
        if (thrown < 8 && !undoable.isEmpty()) {
            return "undo";
        }
        if (thrown < 14 && !undone.isEmpty()) {
            return "redo";
        }
        var usual = List.of(
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
        return usual.get(dice.nextInt(usual.size()));
    }

    private void fill(Map<String, Object> body, String kind, String id) {
        switch (kind) {
            case "undo" -> {
                String target = undoable.remove(dice.nextInt(undoable.size()));
                body.put("undoes", target);
            }
            case "redo" -> body.put("undoes", undone.get(dice.nextInt(undone.size())));
            case "bulk" -> {
                body.put("kind", "attach");
                body.put(
                        "subjects",
                        java.util.stream.Stream.generate(this::coin)
                                .distinct()
                                .limit(BULK)
                                .map(DecidingClient::specimen)
                                .toList());
                body.put("value", Map.of("itemId", item()));
            }
            case "attach" -> {
                body.put("subjects", List.of(specimen(coin())));
                body.put("value", Map.of("itemId", item()));
            }
            case "open-item" -> {
                body.put("subjects", List.of(specimen(coin())));
                body.put("value", Map.of("itemId", "new-" + id, "title", "Opened by " + person));
            }
            case "not-same" -> {
                body.put("subjects", List.of(specimen(coin())));
                body.put("other", Map.of("itemId", item()));
            }
            case "detach", "none-of-these" -> body.put("subjects", List.of(specimen(coin())));
            case "set-side" -> {
                body.put("subjects", List.of(image(coin())));
                body.put("value", Map.of("side", dice.nextBoolean() ? "obverse" : "reverse"));
            }
            case "add-label", "reject-label" -> {
                body.put("subjects", List.of(image(coin())));
                body.put(
                        "value",
                        Map.of("name", List.of("eagle", "ship", "laurel").get(dice.nextInt(3))));
            }
            default -> {
                body.put("subjects", List.of(image(coin())));
                body.put(
                        "value",
                        Map.of(
                                "name",
                                "material",
                                "value",
                                List.of("silver", "bronze", "gold").get(dice.nextInt(3))));
            }
        }
    }

    private Coin coin() {
        return hoard.coins().get(dice.nextInt(hoard.coins().size()));
    }

    private String item() {
        return items.get(dice.nextInt(items.size()));
    }

    private static Map<String, String> specimen(Coin coin) {
        return Map.of("institutionId", CataloguedHoard.INSTITUTION, "specimenId", coin.specimenId());
    }

    private static Map<String, String> image(Coin coin) {
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
    Map<String, Integer> repeats() {
        return Map.copyOf(repeats);
    }
}
