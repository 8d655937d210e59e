package org.vitrine.ingest.arrival;

import java.util.Map;
import java.util.Optional;

/**
 * The statement about a photograph and the result of its inspection. Together with its receipt, this is all that is
 * needed to announce the photograph again.
 *
 * @param metadata at most 100 members of at most 2,000 characters each
 */
public record ReceiptContent(
        Optional<String> specimenId,
        Optional<String> itemId,
        InstitutionStatement.Face side,
        Map<String, String> metadata,
        long sizeBytes,
        String mediaType,
        int widthPx,
        int heightPx) {

    public ReceiptContent {
        metadata = Map.copyOf(metadata);
    }

    static ReceiptContent of(InstitutionStatement institutionStatement, IncomingPhotograph incomingPhotograph) {
        var inspection = incomingPhotograph.inspection();
        return new ReceiptContent(
                institutionStatement.specimenId(),
                institutionStatement.itemId(),
                institutionStatement.side(),
                institutionStatement.metadata(),
                incomingPhotograph.sizeBytes(),
                inspection.mediaType(),
                inspection.widthPx(),
                inspection.heightPx());
    }
}
