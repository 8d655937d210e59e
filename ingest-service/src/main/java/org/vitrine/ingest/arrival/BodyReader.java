package org.vitrine.ingest.arrival;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Duration;

/** Reads a body into buffers, hashing on the way, within a time and at a least pace. */
final class BodyReader {

    private static final int NONE = -1;

    private final InputStream body;
    private final MessageDigest digest;
    private final Duration limit;
    private final long deadline;
    private final MinimumBodyRate pace;
    private final long start = System.nanoTime();
    private long received;
    private int ahead = NONE;
    private boolean ended;
    private long count;

    BodyReader(InputStream body, MessageDigest digest, Duration limit, MinimumBodyRate pace) {
        this.body = body;
        this.pace = pace;
        this.digest = digest;
        this.limit = limit;
        this.deadline = System.nanoTime() + limit.toNanos();
    }

    /** Fills a buffer from an offset as far as the body goes; how much of the buffer is filled then. */
    int fill(byte[] buffer, int offset) throws IOException {
        int filled = offset;
        if (ahead != NONE && filled < buffer.length) {
            buffer[filled++] = (byte) ahead;
            ahead = NONE;
        }
        while (!ended && filled < buffer.length) {
            if (System.nanoTime() > deadline) {
                throw new IOException("it took longer than vitrine.ingest.upload-timeout " + limit);
            }
            int read = body.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                ended = true;
            } else {
                filled += read;
                received += read;
                pace.check(received, Duration.ofNanos(System.nanoTime() - start));
            }
        }
        digest.update(buffer, offset, filled - offset);
        count += filled - offset;
        return filled;
    }

    /** Whether nothing follows; looks one byte ahead. */
    boolean atEnd() throws IOException {
        if (!ended && ahead == NONE) {
            ahead = body.read();
            ended = ahead < 0;
        }
        return ended && ahead == NONE;
    }

    /** Bytes handed out so far. */
    long count() {
        return count;
    }
}
