package org.vitrine.ingest.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.vitrine.ingest.settings.MalwareScanConfig;

/**
 * Scans files by clamd with its command {@code INSTREAM}: {@code zINSTREAM\0}, then chunks, each behind its length as
 * four bytes in network order, then a length of zero. clamd replies when it has the whole file. Where it gives no
 * result, {@code zPING\0} tests whether it is available. Blocks, at most for {@link #longest}.
 *
 * @param host host name or IP address of clamd; resolved for each scan
 * @param port TCP port of clamd
 * @param maxBytes largest file that is sent, 1 byte to 2 GiB, which is the most that clamd reads
 * @param connectTimeout limit for opening a connection, and for the reply to {@code PING}
 * @param timeout limit for sending the file and for the reply together
 */
public record ClamdScanner(String host, int port, long maxBytes, Duration connectTimeout, Duration timeout) {

    private static final byte[] SCAN = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PING = "zPING\0".getBytes(StandardCharsets.US_ASCII);
    private static final String PONG = "PONG";
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final long MOST_BYTES = 2L * 1024 * 1024 * 1024;

    public ClamdScanner {
        if (maxBytes < 1 || maxBytes > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "vitrine.ingest.malware-scan.max-bytes is %d; it must be 1 to %d".formatted(maxBytes, MOST_BYTES));
        }
    }

    public static ClamdScanner of(MalwareScanConfig config) {
        return new ClamdScanner(
                config.host(),
                config.port(),
                config.maxBytes().asLongValue(),
                config.connectTimeout(),
                config.timeout());
    }

    /** Returns the longest time that a scan takes: two connections, the reply to {@code PING}, and the scan itself. */
    public Duration longest() {
        return connectTimeout.multipliedBy(3).plus(timeout);
    }

    /**
     * Scans the bytes of a file. Never throws for a fault of clamd or of the network: that is {@code Failed} or
     * {@code Unavailable}.
     *
     * @param bytes content of the file; read to its end, not closed
     * @param sizeBytes number of bytes
     * @throws UncheckedIOException if {@code bytes} cannot be read
     */
    public ScanOutcome scan(InputStream bytes, long sizeBytes) {
        if (sizeBytes > maxBytes) {
            return new ScanOutcome.TooLarge();
        }
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            return new ScanOutcome.Unavailable("the host name of vitrine.ingest.malware-scan.host is not resolved");
        }
        var outcome = scan(address, bytes);
        return outcome instanceof ScanOutcome.Unavailable(var cause) && isAvailable(address)
                ? new ScanOutcome.Failed(cause)
                : outcome;
    }

    private ScanOutcome scan(InetSocketAddress address, InputStream bytes) {
        try (var clamd = ClamdConnection.open(address, connectTimeout, timeout)) {
            return exchange(clamd, bytes);
        } catch (TimeoutException late) {
            return new ScanOutcome.Unavailable(
                    "clamd did not accept the connection within %s or did not reply within %s"
                            .formatted(connectTimeout, timeout));
        } catch (IOException fault) {
            return new ScanOutcome.Unavailable("the connection to clamd failed: " + fault);
        }
    }

    private boolean isAvailable(InetSocketAddress address) {
        try (var clamd = ClamdConnection.open(address, connectTimeout, connectTimeout)) {
            clamd.send(ByteBuffer.wrap(PING));
            return clamd.reply().strip().equals(PONG);
        } catch (IOException | TimeoutException unavailable) {
            return false;
        }
    }

    private static ScanOutcome exchange(ClamdConnection clamd, InputStream bytes) throws IOException, TimeoutException {
        try {
            send(clamd, bytes);
        } catch (IOException cutOff) {
            return afterCutOff(clamd, cutOff);
        }
        return ClamdReply.outcome(clamd.reply());
    }

    /** clamd may end the connection within a file over its StreamMaxLength; its reply, where it comes, states why. */
    private static ScanOutcome afterCutOff(ClamdConnection clamd, IOException cutOff)
            throws IOException, TimeoutException {
        try {
            return ClamdReply.outcome(clamd.reply());
        } catch (IOException noReply) {
            cutOff.addSuppressed(noReply);
            throw cutOff;
        }
    }

    private static void send(ClamdConnection clamd, InputStream bytes) throws IOException, TimeoutException {
        clamd.send(ByteBuffer.wrap(SCAN));
        byte[] chunk = new byte[Integer.BYTES + CHUNK_BYTES];
        for (int filled = read(bytes, chunk); filled > 0; filled = read(bytes, chunk)) {
            clamd.send(ByteBuffer.wrap(chunk, 0, Integer.BYTES + filled).putInt(0, filled));
        }
        clamd.send(ByteBuffer.allocate(Integer.BYTES));
    }

    /** Fills the chunk behind the place of its length. */
    private static int read(InputStream bytes, byte[] chunk) {
        try {
            return bytes.readNBytes(chunk, Integer.BYTES, CHUNK_BYTES);
        } catch (IOException fault) {
            throw new UncheckedIOException("the bytes of the photograph cannot be read for the malware scan", fault);
        }
    }
}
