package org.vitrine.ingest.progress;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the photographs of a batch are, as index-service counts them.
 *
 * @param sent photographs posted, each once: already + indexed + rejected + deadLettered + inFlight
 * @param already posted, but here before
 * @param withdrawn since; not part of {@code sent}
 * @param byStage of those that are not {@code already}; stages without photographs are left out
 * @param failures the first of them, by imageId
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

    /** Of a batch that nothing was sent with yet. */
    public static final BatchTotals NONE = new BatchTotals(0, 0, 0, 0, 0, 0, 0, Map.of(), List.of());

    /** Whether nothing is counted of the batch, not even what was withdrawn. */
    public boolean hasNoItems() {
        return sent == 0 && withdrawn == 0;
    }

    /** A photograph that its owner, or an operator, has to look at. */
    public record FailedItem(
            String imageId,
            Optional<String> identifier,
            String stage,
            Optional<String> reasonCode,
            Optional<String> sentence) {}
}
