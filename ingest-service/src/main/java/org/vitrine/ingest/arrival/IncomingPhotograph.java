package org.vitrine.ingest.arrival;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.vitrine.store.StoreKeys;
import org.vitrine.vision.inspect.Inspection;

/** A photograph whose bytes were read completely, hashed and inspected, but are not durable yet. */
interface IncomingPhotograph extends AutoCloseable {

    String sha256();

    long sizeBytes();

    /** Returns what the inspection of the bytes found: media type and size in pixels. */
    Inspection.Accepted inspection();

    /** Opens the bytes for reading from their beginning; the caller must close the stream. */
    InputStream open() throws IOException;

    /** Stores the bytes durably under a key; repeating it changes nothing. Blocks. */
    void store(String key);

    /** Stores the bytes as the original of a version, under a key that no other attempt has, and returns it. Blocks. */
    default String storeOriginal(String collectionId, String imageId, int version) {
        String key = StoreKeys.original(collectionId, imageId, version, UUID.randomUUID(), sha256());
        store(key);
        return key;
    }

    /**
     * Releases everything that {@link #store} did not make durable, such as a temporary file or an unfinished upload.
     */
    @Override
    void close();
}
