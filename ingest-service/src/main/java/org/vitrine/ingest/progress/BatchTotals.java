package org.vitrine.ingest.progress;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts of the photographs of a batch, as index-service answers them.
 *
 * @param sent photographs that were posted, each counted once: already + indexed + rejected + deadLettered + inFlight
 * @param already photographs that were posted and changed nothing
 * @param indexed photographs in the search index
 * @param rejected photographs with a fault that only their institution can remedy
 * @param deadLettered photographs that a stage could not process for a technical reason
 * @param inFlight photographs that are being processed
 * @param withdrawn photographs that were withdrawn since; not part of {@code sent}
 * @param byStage photographs by stage, without those that are {@code already}; stages without photographs are left out
 * @param failures the first failed photographs, by imageId
 */
public record BatchTotals(
        long sent,
        long already,
        long indexed,
        long rejected,
        long deadLettered,
        long inFlight,
        long withdrawn,
        Map<String, Long> byStage,
        List<FailedItem> failures) {

    /** Totals of a batch without photographs. */
    public static final BatchTotals NONE = new BatchTotals(0, 0, 0, 0, 0, 0, 0, Map.of(), List.of());

    /** Returns whether index-service counts no photographs of the batch, not even withdrawn ones. */
    public boolean hasNoItems() {
        return sent == 0 && withdrawn == 0;
    }

    /**
     * A rejected or dead-lettered photograph: its institution or an operator has to act.
     *
     * @param stage stage that it has reached
     * @param reasonCode code of the fault, in kebab-case
     * @param sentence names the fault and the remedy
     */
    public record FailedItem(
            String imageId,
            Optional<String> identifier,
            String stage,
            Optional<String> reasonCode,
            Optional<String> sentence) {}
}
