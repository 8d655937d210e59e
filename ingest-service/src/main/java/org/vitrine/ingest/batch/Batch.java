package org.vitrine.ingest.batch;

import java.time.Instant;
import java.util.Optional;

/**
 * What was said of a batch when it was opened.
 *
 * @param expected photographs to come, if told
 */
public record Batch(
        String batchId,
        String collectionId,
        String institutionId,
        Optional<String> title,
        Optional<Long> expected,
        Instant openedAt) {}
