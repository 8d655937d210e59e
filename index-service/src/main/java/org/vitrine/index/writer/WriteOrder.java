package org.vitrine.index.writer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vitrine.imageindex.WriteOutcome;

/**
 * Keeps the documents of one image in the order of their topic when some of a batch have to be written again. Pure.
 *
 * <p>OpenSearch stores a removal only in an index that exists. A removal that finds no index is finished; if an older
 * document of the image still waited to be written, it would then create the index and stay in it. So the documents
 * that follow a waiting document of the same image wait too, and are written again after it, without effect where they
 * were already written.
 *
 * <p>Therefore several writers may fill one index at the same time, such as a rebuild beside the live writer: a writer
 * that writes an outdated document also writes, after it, the newer document or removal.
 */
final class WriteOrder {

    private WriteOrder() {}

    /**
     * Returns the outcomes to act on: Busy, too, for a document that follows a busy one of the same image.
     *
     * @param imageIds image of each document, in the order of the topic
     * @param outcomes outcome of each document, in the same order
     */
    static List<WriteOutcome> inTopicOrder(List<String> imageIds, List<WriteOutcome> outcomes) {
        Set<String> busyImages = new HashSet<>();
        List<WriteOutcome> ordered = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            String imageId = imageIds.get(i);
            var outcome = outcomes.get(i);
            if (outcome instanceof WriteOutcome.Busy) {
                busyImages.add(imageId);
                ordered.add(outcome);
            } else {
                ordered.add(
                        busyImages.contains(imageId)
                                ? new WriteOutcome.Busy("an older document of '%s' waits".formatted(imageId))
                                : outcome);
            }
        }
        return List.copyOf(ordered);
    }
}
