package org.vitrine.ingest.arrival;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.store.StoreConfig;
import org.vitrine.store.StoreKeys;
import org.vitrine.store.WriteOptions;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** Begins multipart uploads of large photographs. */
@ApplicationScoped
class LargeUploads {

    private final S3AsyncClient s3;
    private final WriteOptions writeOptions;
    private final StoreCopies copies;
    private final StoreConfig store;
    private final IngestConfig config;

    LargeUploads(
            S3AsyncClient s3, WriteOptions writeOptions, StoreCopies copies, StoreConfig store, IngestConfig config) {
        this.s3 = s3;
        this.writeOptions = writeOptions;
        this.copies = copies;
        this.store = store;
        this.config = config;
    }

    /** Begins an upload under a new key. The caller must close it, whatever its outcome. */
    LargeUpload begin() throws IOException {
        return LargeUpload.begin(
                s3,
                writeOptions,
                copies,
                store.bucket(),
                StoreKeys.incoming(UUID.randomUUID()),
                spoolFolder(config),
                config.stepTimeout());
    }

    static Path spoolFolder(IngestConfig config) {
        return config.spoolFolder().orElse(Path.of(System.getProperty("java.io.tmpdir")));
    }
}
