package org.vitrine.ingest.scan;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One TCP connection to clamd with a time limit for everything that is sent and received on it. Blocks; for one thread.
 *
 * <p>The channel is asynchronous because a blocking socket limits the time of reads only: a server that stops reading
 * would hold the writer without end.
 */
final class ClamdConnection implements AutoCloseable {

    private static final int MAX_REPLY_BYTES = 1024;

    private final AsynchronousSocketChannel channel;
    private final long endNanos;

    private ClamdConnection(AsynchronousSocketChannel channel, long endNanos) {
        this.channel = channel;
        this.endNanos = endNanos;
    }

    /**
     * Opens a connection.
     *
     * @param address a resolved address
     * @param timeout limit for everything after the connection is open
     */
    static ClamdConnection open(InetSocketAddress address, Duration connectTimeout, Duration timeout)
            throws IOException, TimeoutException {
        var channel = AsynchronousSocketChannel.open();
        boolean connected = false;
        try {
            await(channel.connect(address), connectTimeout.toNanos());
            connected = true;
            return new ClamdConnection(channel, System.nanoTime() + timeout.toNanos());
        } finally {
            if (!connected) {
                channel.close();
            }
        }
    }

    void send(ByteBuffer bytes) throws IOException, TimeoutException {
        while (bytes.hasRemaining()) {
            await(channel.write(bytes), endNanos - System.nanoTime());
        }
    }

    /** Returns the reply up to its terminator, or up to the end of the stream; at most 1,024 bytes. */
    String reply() throws IOException, TimeoutException {
        var bytes = ByteBuffer.allocate(MAX_REPLY_BYTES);
        boolean open = true;
        while (open && bytes.hasRemaining() && !isTerminated(bytes)) {
            open = await(channel.read(bytes), endNanos - System.nanoTime()) >= 0;
        }
        int length = isTerminated(bytes) ? bytes.position() - 1 : bytes.position();
        return new String(bytes.array(), 0, length, StandardCharsets.UTF_8);
    }

    private static boolean isTerminated(ByteBuffer bytes) {
        return bytes.position() > 0 && bytes.get(bytes.position() - 1) == 0;
    }

    private static <T> T await(Future<T> step, long nanos) throws IOException, TimeoutException {
        try {
            return step.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(fault.getCause());
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            var interrupted = new InterruptedIOException("interrupted while clamd was waited for");
            interrupted.initCause(end);
            throw interrupted;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
