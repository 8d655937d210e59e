package org.vitrine.search.decide;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vitrine.imageindex.DecisionIndex;
import org.vitrine.imageindex.ImageIdentity;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.search.collection.SearchableCollections;

/**
 * Reads the earlier decisions that the effect of an undo or a redo depends on, all of them, and computes the effect
 * with {@link UndoForecast}. Blocks: call it on a virtual thread.
 */
@ApplicationScoped
class DecisionHistories {

    /** Maximum number of specimens or items of one request to the index. */
    private static final int MAX_IDS = 5_000;

    /**
     * Maximum number of decisions and their subjects that are in memory: five decisions about each of 5,000 specimens.
     * Each takes about 1 kB. Specimens with more decisions are read in smaller parts.
     */
    private static final int MAX_ENTRIES = 50_000;

    private static final List<String> MERGES = List.of(DecisionType.MERGE_ITEM.inJson());

    private final DecisionIndex index;
    private final DecisionChains chains;

    DecisionHistories(DecisionIndex index, DecisionChains chains) {
        this.index = index;
        this.chains = chains;
    }

    /**
     * Computes what an undo or redo changes.
     *
     * @param target decision to be undone or redone
     * @param images photographs of the specimens that the target is about
     * @param change the undo or redo
     */
    DecisionPreview preview(
            SearchableCollections.Profile profile,
            IndexedDecision target,
            List<ImageIdentity> images,
            IndexedDecision change) {
        Map<IndexedSubject, List<ImageIdentity>> bySpecimen = new LinkedHashMap<>();
        images.forEach(image -> bySpecimen
                .computeIfAbsent(image.specimen(), _ -> new ArrayList<>())
                .add(image));
        return PreviewParts.sum(List.copyOf(bySpecimen.keySet()), MAX_IDS, MAX_ENTRIES, specimens -> {
            List<ImageIdentity> ofPart = new ArrayList<>();
            specimens.forEach(specimen -> ofPart.addAll(bySpecimen.getOrDefault(specimen, List.of())));
            return forecast(profile, target, specimens, ofPart).map(forecast -> DecisionPreview.of(forecast, change));
        });
    }

    /** Returns the forecast for some specimens; empty if there are more decisions than {@link #MAX_ENTRIES}. */
    private Optional<UndoForecast> forecast(
            SearchableCollections.Profile profile,
            IndexedDecision target,
            List<IndexedSubject> specimens,
            List<ImageIdentity> images) {
        var history = new SpecimenHistory(specimens, MAX_ENTRIES);
        var aboutSpecimens =
                index.ofSpecimens(profile.collectionId(), specimens, DecisionType.allInJson(), MAX_ENTRIES + 1);
        if (!addAll(history, aboutSpecimens)
                || !addMerges(history, profile.collectionId(), items(history, target, images))) {
            return Optional.empty();
        }
        // If the index has the target already, the indexed copy is used, which has its place in the order.
        history.add(List.of(target));
        var all = chains.of(profile.collectionId(), history.decisions());
        var decisions = all.values().stream().map(history::shortened).toList();
        return Optional.of(new UndoForecast(images, decisions, profile.requiredConfirmations()));
    }

    /** Returns the items to which the specimens may belong before or after the change. */
    private static Set<String> items(SpecimenHistory history, IndexedDecision target, List<ImageIdentity> images) {
        var stated = images.stream().flatMap(image -> image.statedItemId().stream());
        var named = Stream.concat(history.items().stream(), SpecimenHistory.itemsOf(target));
        return Stream.concat(stated, named).collect(Collectors.toSet());
    }

    /**
     * Adds the merges of the items, and those of the items into which they were merged. Returns whether the history is
     * within its maximum.
     */
    private boolean addMerges(SpecimenHistory history, String collectionId, Set<String> items) {
        Set<String> known = new HashSet<>();
        var next = List.copyOf(items);
        while (!next.isEmpty()) {
            known.addAll(next);
            for (int from = 0; from < next.size(); from += MAX_IDS) {
                var batch = next.subList(from, Math.min(next.size(), from + MAX_IDS));
                if (!addAll(history, index.ofItems(collectionId, batch, MERGES, MAX_ENTRIES + 1))) {
                    return false;
                }
            }
            next = history.mergeTargets().stream()
                    .filter(item -> !known.contains(item))
                    .toList();
        }
        return true;
    }

    /** Adds batches until the history exceeds its maximum. Returns whether it is within its maximum. */
    private static boolean addAll(SpecimenHistory history, Multi<List<IndexedDecision>> batches) {
        batches.select().first(history::add).onItem().ignoreAsUni().await().indefinitely();
        return history.isWithinMaximum();
    }
}
