package org.vitrine.ingest.arrival;

import java.io.InputStream;

/**
 * Bytes that lie in the store under a key of their own.
 *
 * @param etag of the object as it is read: only those bytes are copied
 * @param body of the object, being read
 */
public record UploadedObject(String key, String etag, InputStream body) {

    /** Held in memory while they are read: the rest goes from the store to a file. */
    static final int BUFFER_BYTES = 64 * 1024;
}
