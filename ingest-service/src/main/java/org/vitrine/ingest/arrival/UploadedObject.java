package org.vitrine.ingest.arrival;

import java.io.InputStream;

/**
 * An object in the store that its sender has uploaded, open for reading.
 *
 * @param key key of the object
 * @param etag ETag of the object as it is read: only these bytes are copied
 * @param body stream of the object
 */
public record UploadedObject(String key, String etag, InputStream body) {

    /** Bytes in memory while the object is read; they are written to a temporary file. */
    static final int BUFFER_BYTES = 64 * 1024;
}
