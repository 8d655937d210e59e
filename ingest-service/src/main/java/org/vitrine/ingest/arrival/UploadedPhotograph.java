package org.vitrine.ingest.arrival;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.vitrine.vision.inspect.Inspection;

/**
 * A photograph that its sender has put into the store, with a temporary file of the same bytes, which was inspected.
 */
final class UploadedPhotograph implements IncomingPhotograph {

    private static final Logger LOG = Logger.getLogger(UploadedPhotograph.class);

    private final StoreCopies copies;
    private final String uploadedKey;
    private final String etag;
    private final Path file;
    private final String sha256;
    private final long sizeBytes;
    private final Inspection.Accepted inspection;

    UploadedPhotograph(
            StoreCopies copies,
            String uploadedKey,
            String etag,
            Path file,
            String sha256,
            long sizeBytes,
            Inspection.Accepted inspection) {
        this.copies = copies;
        this.uploadedKey = uploadedKey;
        this.etag = etag;
        this.file = file;
        this.sha256 = sha256;
        this.sizeBytes = sizeBytes;
        this.inspection = inspection;
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public long sizeBytes() {
        return sizeBytes;
    }

    @Override
    public Inspection.Accepted inspection() {
        return inspection;
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public void store(String key) {
        copies.copy(uploadedKey, Optional.of(etag), key, inspection.mediaType());
    }

    /** Deletes the temporary file only. The uploaded object is kept until its sender has received the outcome. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException fault) {
            LOG.warnf("file=%s was not deleted: %s", file, fault);
        }
    }
}
