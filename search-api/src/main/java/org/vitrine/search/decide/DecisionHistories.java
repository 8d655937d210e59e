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

/** Reads what was decided about specimens, to say what an undo or a redo would change. Blocks: call it on a virtual thread. */
@ApplicationScoped
class DecisionHistories {

    /** Of 5,000 specimens, six of each; 1 to 2 kB each while they are read. */
    private static final int MOST_DECISIONS = 30_000;

    private static final List<String> MERGES = List.of(DecisionType.MERGE_ITEM.inJson());

    private final DecisionIndex index;
    private final DecisionChains chains;

    DecisionHistories(DecisionIndex index, DecisionChains chains) {
        this.index = index;
        this.chains = chains;
    }

    /** @param images of the specimens that the target is about */
    UndoForecast forecast(SearchableCollections.Profile profile, IndexedDecision target, List<ImageIdentity> images) {
        Set<IndexedSubject> specimens =
                images.stream().map(ImageIdentity::specimen).collect(Collectors.toSet());
        var decisions = new ArrayList<IndexedDecision>();
        if (!specimens.isEmpty()) {
            decisions.addAll(all(index.about(profile.collectionId(), specimens, DecisionType.words(), MOST_DECISIONS)));
        }
        decisions.addAll(all(
                index.scan(DecisionQuery.ofCollection(profile.collectionId()).ofKinds(MERGES), MOST_DECISIONS)));
        // Where the index has it already, that one stands, with its place in the order.
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
