package org.vitrine.ingest.sweep;

import io.micrometer.core.instrument.MeterRegistry;
import org.vitrine.ingest.arrival.ImageLocks;
import org.vitrine.ingest.arrival.ReceiptStore;
import org.vitrine.ingest.progress.Progress;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.ingest.settings.RetentionConfig;
import org.vitrine.ingest.settings.SweepConfig;
import org.vitrine.ingest.settings.UploadConfig;
import org.vitrine.store.ImageStore;

/** What a sweep works with. */
record SweepTools(
        StoreListing listing,
        ReceiptStore receipts,
        Progress progress,
        ImageStore store,
        ImageLocks locks,
        IngestConfig config,
        SweepConfig sweep,
        UploadConfig uploads,
        RetentionConfig retention,
        MeterRegistry metrics) {}
