package org.vitrine.ingest.arrival;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.HexFormat;
import org.vitrine.store.ImageStore;
import org.vitrine.vision.inspect.Inspection;

/** A photograph that is held in memory as a whole, and is stored under its final key by one PUT. */
final class SmallPhotograph implements IncomingPhotograph {

    private final ImageStore imageStore;
    private final byte[] bytes;
    private final String sha256;
    private final Inspection.Accepted inspection;
    private final Duration timeout;

    SmallPhotograph(
            ImageStore imageStore, byte[] bytes, String sha256, Inspection.Accepted inspection, Duration timeout) {
        this.imageStore = imageStore;
        this.bytes = bytes;
        this.sha256 = sha256;
        this.inspection = inspection;
        this.timeout = timeout;
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public long sizeBytes() {
        return bytes.length;
    }

    @Override
    public Inspection.Accepted inspection() {
        return inspection;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public void store(String key) {
        imageStore
                .put(key, bytes, HexFormat.of().parseHex(sha256), inspection.mediaType())
                .await()
                .atMost(timeout);
    }

    @Override
    public void close() {
        // the garbage collector frees the memory
    }
}
