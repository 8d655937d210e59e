package org.vitrine.ingest.batch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.ingest.journey.BatchItem;
import org.vitrine.ingest.journey.Stage;
import org.vitrine.ingest.progress.BatchCounts;

/**
 * A batch as it is told.
 *
 * @param sent photographs posted, each once: already + arrived + withdrawn since
 * @param already posted, but here before
 * @param arrived indexed + rejected + deadLettered + inFlight
 */
record BatchProgress(
        String batchId,
        String collectionId,
        String institutionId,
        Optional<String> title,
        Optional<Long> expected,
        long sent,
        long already,
        long arrived,
        long indexed,
        long rejected,
        long deadLettered,
        long inFlight,
        Map<Stage, Long> byStage,
        List<Failure> failures,
        Instant openedAt) {

    /** A photograph that its owner, or an operator, has to look at. */
    record Failure(
            String imageId, String identifier, Stage stage, Optional<String> reasonCode, Optional<String> sentence) {

        static Failure of(BatchItem item) {
            return new Failure(item.imageId(), item.identifier(), item.stage(), item.reasonCode(), item.sentence());
        }
    }

    static BatchProgress of(Batch batch, BatchCounts counts) {
        return new BatchProgress(
                batch.batchId(),
                batch.collectionId(),
                batch.institutionId(),
                batch.title(),
                batch.expected(),
                counts.sent(),
                counts.already(),
                counts.arrived(),
                counts.at(Stage.INDEXED),
                counts.at(Stage.REJECTED),
                counts.at(Stage.DEAD_LETTERED),
                counts.inFlight(),
                counts.byStage(),
                counts.failures().stream().map(Failure::of).toList(),
                batch.openedAt());
    }

    /** Whether nothing more will happen by itself: all that was expected came, and nothing is under way. */
    boolean done() {
        return inFlight == 0 && sent > 0 && expected.map(count -> sent >= count).orElse(false);
    }
}
