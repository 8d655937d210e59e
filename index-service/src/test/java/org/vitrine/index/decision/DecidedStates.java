package org.vitrine.index.decision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.vitrine.decisions.DecisionFold;
import org.vitrine.decisions.DecisionSubject;
import org.vitrine.decisions.InMemoryDecisionStore;
import org.vitrine.decisions.LoggedDecision;
import org.vitrine.decisions.MergeChains;
import org.vitrine.decisions.SpecimenState;
import org.vitrine.events.SpecimenDecided;
import org.vitrine.imageindex.DecisionIndex;
import org.vitrine.imageindex.DecisionQuery;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.IndexName;
import org.vitrine.imageindex.IndexUnavailable;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.ItemIndex;
import org.vitrine.imageindex.Selection;

/** The decided states of one collection: as searches show them, and as a fold of its log computes them. */
record DecidedStates(String collection, ImageIndex index, ItemIndex items, DecisionIndex decisions) {

    static final Duration TIMEOUT = Duration.ofSeconds(120);

    /** Returns the photographs that searches show, by imageId. */
    Map<String, IndexedImage> images() {
        return index
                .page(Selection.ofCollection(collection), Optional.empty(), 2_000)
                .onFailure(IndexUnavailable.class)
                .transform(starting -> new AssertionError("the index is just being made", starting))
                .await()
                .atMost(TIMEOUT)
                .images()
                .stream()
                .collect(Collectors.toMap(IndexedImage::imageId, image -> image));
    }

    /** Returns the item and the deciding decision of each specimen with decisions, as searches show them. */
    Map<String, String> ofSpecimens() {
        Map<String, String> all = new TreeMap<>();
        images().values().forEach(image -> image.decided()
                .flatMap(IndexedDecided::specimen)
                .ifPresent(specimen -> all.put(
                        image.specimenId(),
                        "%s by %s, %d conflicts, effective %s"
                                .formatted(
                                        specimen.itemId().orElse("none"),
                                        specimen.attachment()
                                                .map(IndexedDecided.DecidedBy::decisionId)
                                                .orElse("none"),
                                        specimen.conflicts().size(),
                                        image.itemId().orElse("none")))));
        return all;
    }

    /** Returns the same, computed by folding the log. */
    static Map<String, String> fold(List<LoggedDecision> log, int specimens) {
        var ledger = new InMemoryDecisionStore();
        log.forEach(logged -> DecisionFold.apply(ledger, logged));
        Map<String, String> all = new TreeMap<>();
        for (int i = 0; i < specimens; i++) {
            String specimen = DecisionTopics.specimen(i);
            SpecimenState.of(
                            ledger.log(new DecisionSubject.OfSpecimen("museum", specimen)),
                            Optional.of("stated"),
                            new MergeChains(ledger::log),
                            1)
                    .ifPresent(folded -> all.put(specimen, shown(folded)));
        }
        return all;
    }

    private static String shown(SpecimenDecided state) {
        var attachment = Optional.ofNullable(state.getAttachment());
        String item = Optional.ofNullable(state.getItemId()).orElse("none");
        return "%s by %s, %d conflicts, effective %s"
                .formatted(
                        item,
                        attachment.map(by -> by.getDecisionId()).orElse("none"),
                        state.getConflicts().size(),
                        attachment.isPresent() ? item : "stated");
    }

    /** Returns the ids of the decisions in the index, in their order. */
    List<String> decisionIds() {
        List<String> all = new ArrayList<>();
        for (var batch : decisions
                .scan(DecisionQuery.ofCollection(collection), 10_000)
                .collect()
                .asList()
                .await()
                .atMost(TIMEOUT)) {
            all.addAll(batch.stream().map(IndexedDecision::decisionId).toList());
        }
        return all;
    }

    /** Returns item-0 to item-4, which {@link DecisionTopics#decide} attaches, and the stated one. */
    Map<String, Object> ofItems() {
        Map<String, Object> all = new HashMap<>();
        for (int i = 0; i < 5; i++) {
            String item = "item-" + i;
            all.put(item, items.find(collection, item).await().atMost(TIMEOUT));
        }
        all.put("stated", items.find(collection, "stated").await().atMost(TIMEOUT));
        return all;
    }

    /** Returns how many photographs searches show. */
    long count() {
        return count(Selection.ofCollection(collection));
    }

    /** Returns how many photographs of an item searches show. */
    long count(String item) {
        return count(Selection.ofCollection(collection).ofItem(item));
    }

    private long count(Selection selection) {
        return index.count(IndexName.ALL, selection)
                .onFailure(IndexUnavailable.class)
                .transform(starting -> new AssertionError("the index is just being made", starting))
                .await()
                .atMost(TIMEOUT);
    }
}
