package org.vitrine.search.decide;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.vitrine.imageindex.DecisionIndex;
import org.vitrine.imageindex.DecisionQuery;
import org.vitrine.imageindex.ImageIdentity;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.search.collection.SearchableCollections;

/**
 * Reads the earlier decisions that the effect of an undo or a redo depends on, for {@link UndoForecast}. Blocks: call
 * it on a virtual thread.
 */
@ApplicationScoped
class DecisionHistories {

    /**
     * Maximum number of decisions that are read: six for each of 5,000 specimens. Each takes 1 to 2 kB while it is
     * read.
     */
    private static final int MAX_DECISIONS = 30_000;

    private static final List<String> MERGES = List.of(DecisionType.MERGE_ITEM.inJson());

    private final DecisionIndex index;
    private final DecisionChains chains;

    DecisionHistories(DecisionIndex index, DecisionChains chains) {
        this.index = index;
        this.chains = chains;
    }

    /**
     * Reads all decisions about the specimens of the images, and all merges of items in the collection.
     *
     * @param target decision to be undone or redone
     * @param images photographs of the specimens that the target is about
     */
    UndoForecast forecast(SearchableCollections.Profile profile, IndexedDecision target, List<ImageIdentity> images) {
        Set<IndexedSubject> specimens =
                images.stream().map(ImageIdentity::specimen).collect(Collectors.toSet());
        var decisions = new ArrayList<IndexedDecision>();
        if (!specimens.isEmpty()) {
            decisions.addAll(
                    all(index.ofSpecimens(profile.collectionId(), specimens, DecisionType.allInJson(), MAX_DECISIONS)));
        }
        decisions.addAll(all(
                index.scan(DecisionQuery.ofCollection(profile.collectionId()).ofKinds(MERGES), MAX_DECISIONS)));
        // If the index has the target already, the indexed copy is used, which has its place in the order.
        decisions.add(target);
        return new UndoForecast(
                images, chains.of(profile.collectionId(), decisions).values(), profile.requiredConfirmations());
    }

    private static List<IndexedDecision> all(Multi<List<IndexedDecision>> batches) {
        var all = new ArrayList<IndexedDecision>();
        batches.collect().asList().await().indefinitely().forEach(all::addAll);
        return all;
    }
}
