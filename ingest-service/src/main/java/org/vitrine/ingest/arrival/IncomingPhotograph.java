package org.vitrine.ingest.arrival;

import java.io.IOException;
import java.io.InputStream;
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

    /**
     * Releases everything that {@link #store} did not make durable, such as a temporary file or an unfinished upload.
     */
    @Override
    void close();
}
