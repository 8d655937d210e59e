package org.vitrine.e2e.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.vitrine.decisions.DecisionFold;
import org.vitrine.decisions.DecisionSubject;
import org.vitrine.decisions.ImageState;
import org.vitrine.decisions.InMemoryDecisionStore;
import org.vitrine.decisions.ItemState;
import org.vitrine.decisions.LoggedDecision;
import org.vitrine.decisions.MergeChains;
import org.vitrine.decisions.SpecimenState;
import org.vitrine.e2e.CataloguedHoard;
import org.vitrine.e2e.CataloguedHoard.Coin;
import org.vitrine.events.DecisionReference;
import org.vitrine.events.ImageDecided;
import org.vitrine.events.SpecimenDecided;
import org.vitrine.platform.Service;

/**
 * Computes the decided state of a collection in two ways, as comparable lines: from its decision log, and from answers
 * of search-api.
 */
final class DecidedCollection {

    private static final int ONE_PERSON = 1;

    private final CataloguedHoard hoard;

    DecidedCollection(CataloguedHoard hoard) {
        this.hoard = hoard;
    }

    /** Folds the log with the pure functions of module decisions; returns a line for each photograph and item. */
    Map<String, String> foldedState(List<LoggedDecision> log) {
        var store = new InMemoryDecisionStore();
        log.forEach(logged -> DecisionFold.apply(store, logged));
        var chains = new MergeChains(store::log);
        var lines = new TreeMap<String, String>();
        for (Coin coin : hoard.coins()) {
            var specimen = SpecimenState.of(
                    store.log(new DecisionSubject.OfSpecimen(CataloguedHoard.INSTITUTION, coin.specimenId())),
                    coin.itemId(),
                    chains,
                    ONE_PERSON);
            var image = ImageState.of(
                    store.log(new DecisionSubject.OfImage(coin.imageId())), name -> name.toLowerCase(Locale.ROOT));
            lines.put(coin.imageId(), line(coin, specimen, image));
        }
        for (DecisionSubject decisionSubject : store.subjects()) {
            if (decisionSubject instanceof DecisionSubject.OfItem(var itemId)) {
                var state = ItemState.of(store.log(decisionSubject));
                if (state.opened()) {
                    lines.put(
                            itemId,
                            "title %s, %d decisions"
                                    .formatted(state.title(), state.history().size()));
                }
            }
        }
        return lines;
    }

    private static String line(Coin coin, Optional<SpecimenDecided> specimen, Optional<ImageDecided> image) {
        var by = specimen.flatMap(it -> Optional.ofNullable(it.getAttachment())).map(DecisionReference::getDecisionId);
        var item = by.isPresent() ? specimen.flatMap(it -> Optional.ofNullable(it.getItemId())) : coin.itemId();
        return stateText(
                item,
                by,
                specimen.map(SpecimenDecided::getNoneOfThese).orElse(false),
                new TreeSet<>(specimen.map(SpecimenDecided::getNotItems).orElse(List.of())),
                sorted(image.stream()
                        .flatMap(it -> Stream.concat(
                                it.getSide() == null
                                        ? Stream.empty()
                                        : Stream.of("side=%s@%s"
                                                .formatted(
                                                        it.getSide()
                                                                .getSide()
                                                                .toString()
                                                                .toLowerCase(Locale.ROOT),
                                                        it.getSide().getBy().getDecisionId())),
                                it.getAttributes().stream()
                                        .filter(attribute -> attribute.getValue() != null)
                                        .map(attribute -> "%s=%s@%s"
                                                .formatted(
                                                        attribute.getName(),
                                                        attribute.getValue(),
                                                        attribute.getBy().getDecisionId()))))),
                sorted(image.stream().flatMap(it -> it.getLabels().stream()).map(label -> "%s %s@%s"
                        .formatted(
                                label.getName(),
                                label.getVerdict().toString().toLowerCase(Locale.ROOT),
                                label.getBy().getDecisionId()))),
                specimen.map(it -> it.getConflicts().size()).orElse(0)
                        + image.map(it -> it.getConflicts().size()).orElse(0));
    }

    /** Returns the lines of the present answers of search-api. */
    Map<String, String> servedState(Set<String> items) throws IOException, InterruptedException {
        var lines = new TreeMap<String, String>();
        for (Coin coin : hoard.coins()) {
            lines.put(coin.imageId(), line(get("/v1/images/" + coin.imageId())));
        }
        for (String item : items) {
            var answer = get("/v1/items?collection=%s&item=%s"
                    .formatted(hoard.collection(), URLEncoder.encode(item, StandardCharsets.UTF_8)));
            lines.put(
                    item,
                    "title %s, %d decisions"
                            .formatted(
                                    answer.path("title").asText(),
                                    answer.path("history").size()));
        }
        return lines;
    }

    private static String line(JsonNode image) {
        var decided = image.path("decided");
        return stateText(
                optionalText(image.path("itemId")),
                optionalText(decided.path("by").path("decisionId")),
                decided.path("noneOfThese").asBoolean(),
                elements(decided.path("notItems")).map(JsonNode::asText).collect(Collectors.toCollection(TreeSet::new)),
                sorted(elements(image.path("attributes"))
                        .filter(it -> it.path("source").asText().equals("person"))
                        .map(it -> "%s=%s@%s"
                                .formatted(
                                        it.path("name").asText(),
                                        it.path("value").asText(),
                                        it.path("decisionId").asText()))),
                sorted(elements(decided.path("labels")).map(it -> "%s %s@%s"
                        .formatted(
                                it.path("name").asText(),
                                it.path("verdict").asText(),
                                it.path("by").path("decisionId").asText()))),
                decided.path("conflicts").size());
    }

    private static String stateText(
            Optional<String> item,
            Optional<String> by,
            boolean none,
            Set<String> notItems,
            List<String> attributes,
            List<String> labels,
            int conflicts) {
        return "item %s by %s, none of these %s, not %s, attributes %s, labels %s, %d conflicts"
                .formatted(item.orElse("-"), by.orElse("-"), none, notItems, attributes, labels, conflicts);
    }

    /** Returns the ids of all decisions that search-api lists, newest first. */
    List<String> listedDecisionIds() throws IOException, InterruptedException {
        var ids = new ArrayList<String>();
        String cursor = "";
        do {
            var page = get("/v1/collections/%s/decisions?limit=200%s".formatted(hoard.collection(), cursor));
            elements(page.path("items"))
                    .forEach(it -> ids.add(it.path("decisionId").asText()));
            cursor = page.hasNonNull("next")
                    ? "&cursor=" + URLEncoder.encode(page.path("next").asText(), StandardCharsets.UTF_8)
                    : "";
        } while (!cursor.isEmpty());
        return ids;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        var answer = hoard.vitrine().get(Service.SEARCH, path);
        if (answer.status() != 200) {
            throw new AssertionError("%s is answered %d: %s".formatted(path, answer.status(), answer.body()));
        }
        return answer.body();
    }

    private static Optional<String> optionalText(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static List<String> sorted(Stream<String> texts) {
        return texts.sorted().toList();
    }
}
