package org.vitrine.ingest.reconciliation;

import io.micrometer.core.instrument.MeterRegistry;
import org.vitrine.ingest.arrival.ImageLocks;
import org.vitrine.ingest.arrival.ReceiptStore;
import org.vitrine.ingest.progress.IngestProgress;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.ingest.settings.ReconciliationConfig;
import org.vitrine.ingest.settings.RetentionConfig;
import org.vitrine.ingest.settings.UploadConfig;
import org.vitrine.store.ImageStore;

/** The services and settings that a reconciliation run (sweep) uses. */
record ReconciliationContext(
        StoreListing listing,
        ReceiptStore receipts,
        IngestProgress progress,
        ImageStore store,
        ImageLocks locks,
        IngestConfig config,
        ReconciliationConfig sweep,
        UploadConfig uploads,
        RetentionConfig retention,
        MeterRegistry metrics) {}
