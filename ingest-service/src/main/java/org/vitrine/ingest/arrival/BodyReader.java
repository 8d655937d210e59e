package org.vitrine.ingest.arrival;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Duration;

/**
 * Reads a request body into buffers and updates a digest with it. Limits the total time and the mean rate. For one
 * thread.
 */
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

    /**
     * Fills a buffer from an offset on, as far as the body goes, and blocks meanwhile.
     *
     * @return how many bytes of the buffer are filled, including those before the offset
     * @throws IOException where the body breaks off, takes too long or is too slow
     */
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

    /** Returns whether the body has ended; may read one byte ahead. */
    boolean atEnd() throws IOException {
        if (!ended && ahead == NONE) {
            ahead = body.read();
            ended = ahead < 0;
        }
        return ended && ahead == NONE;
    }

    /** Returns the number of bytes that were returned so far. */
    long count() {
        return count;
    }
}
