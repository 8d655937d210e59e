package org.vitrine.index.writer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vitrine.imageindex.WriteOutcome;

/**
 * Keeps the documents of one image in the order of their topic when some of a batch have to be written again.
 *
 * <p>OpenSearch remembers the revision of what it removed only in an index that exists. A removal that finds no index is
 * done with; were the older document before it still waiting, it would make the index and stand in it. So what follows a
 * waiting document of the same image waits as well, and is written again after it: to no effect where it was done.
 *
 * <p>From this, any number of writers may fill one index at once, a rebuild beside the live one: whoever writes an old
 * document also writes, afterwards, what made it old.
 */
final class WriteOrder {

    private WriteOrder() {}

    /** The outcomes to go by, for the images in the order of their documents. */
    static List<WriteOutcome> kept(List<String> imageIds, List<WriteOutcome> outcomes) {
        Set<String> waiting = new HashSet<>();
        List<WriteOutcome> kept = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            String imageId = imageIds.get(i);
            var outcome = outcomes.get(i);
            if (outcome instanceof WriteOutcome.Busy) {
                waiting.add(imageId);
                kept.add(outcome);
            } else {
                kept.add(
                        waiting.contains(imageId)
                                ? new WriteOutcome.Busy("an older document of '%s' waits".formatted(imageId))
                                : outcome);
            }
        }
        return List.copyOf(kept);
    }
}
