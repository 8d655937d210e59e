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

    private static final int NO_BYTE = -1;

    private final InputStream body;
    private final MessageDigest digest;
    private final Duration timeout;
    private final long deadline;
    private final MinimumBodyRate minimumRate;
    private final long start = System.nanoTime();
    private long received;
    private int lookahead = NO_BYTE;
    private boolean ended;
    private long bytesReturned;

    BodyReader(InputStream body, MessageDigest digest, Duration timeout, MinimumBodyRate minimumRate) {
        this.body = body;
        this.minimumRate = minimumRate;
        this.digest = digest;
        this.timeout = timeout;
        this.deadline = System.nanoTime() + timeout.toNanos();
    }

    /**
     * Fills a buffer from an offset on, as far as the body goes, and blocks meanwhile.
     *
     * @return how many bytes of the buffer are filled, including those before the offset
     * @throws IOException where the body breaks off, takes too long or is too slow
     */
    int fill(byte[] buffer, int offset) throws IOException {
        int filled = offset;
        if (lookahead != NO_BYTE && filled < buffer.length) {
            buffer[filled++] = (byte) lookahead;
            lookahead = NO_BYTE;
        }
        while (!ended && filled < buffer.length) {
            if (System.nanoTime() > deadline) {
                throw new IOException("it took longer than vitrine.ingest.upload-timeout " + timeout);
            }
            int read = body.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                ended = true;
            } else {
                filled += read;
                received += read;
                minimumRate.check(received, Duration.ofNanos(System.nanoTime() - start));
            }
        }
        digest.update(buffer, offset, filled - offset);
        bytesReturned += filled - offset;
        return filled;
    }

    /** Returns whether the body has ended; may read one byte ahead. */
    boolean atEnd() throws IOException {
        if (!ended && lookahead == NO_BYTE) {
            lookahead = body.read();
            ended = lookahead < 0;
        }
        return ended && lookahead == NO_BYTE;
    }

    /** Returns the number of bytes that were returned so far. */
    long bytesReturned() {
        return bytesReturned;
    }
}
