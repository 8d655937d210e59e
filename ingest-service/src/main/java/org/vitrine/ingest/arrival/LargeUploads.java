package org.vitrine.ingest.arrival;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.store.StoreConfig;
import org.vitrine.store.StoreKeys;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** Begins uploads in parts. */
@ApplicationScoped
class LargeUploads {

    private final S3AsyncClient s3;
    private final StoreConfig store;
    private final IngestConfig config;

    LargeUploads(S3AsyncClient s3, StoreConfig store, IngestConfig config) {
        this.s3 = s3;
        this.store = store;
        this.config = config;
    }

    /** To be closed, whatever comes of it. */
    LargeUpload begin() throws IOException {
        var folder = config.spoolFolder().orElse(Path.of(System.getProperty("java.io.tmpdir")));
        return LargeUpload.begin(
                s3, store.bucket(), StoreKeys.incoming(UUID.randomUUID()), folder, config.stepTimeout());
    }
}
