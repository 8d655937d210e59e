package org.vitrine.ingest.arrival;

import java.util.Map;
import java.util.Optional;

/**
 * What was said of a photograph and what was found by inspecting it: with its receipt, all that announces it again.
 *
 * @param metadata at most 100 members of 2,000 characters each
 */
public record ReceiptContent(
        Optional<String> specimenId,
        Optional<String> itemId,
        Statement.Face side,
        Map<String, String> metadata,
        long sizeBytes,
        String mediaType,
        int widthPx,
        int heightPx) {

    public ReceiptContent {
        metadata = Map.copyOf(metadata);
    }

    static ReceiptContent of(Statement statement, Photograph photograph) {
        var inspection = photograph.inspection();
        return new ReceiptContent(
                statement.specimenId(),
                statement.itemId(),
                statement.side(),
                statement.metadata(),
                photograph.sizeBytes(),
                inspection.mediaType(),
                inspection.widthPx(),
                inspection.heightPx());
    }
}
