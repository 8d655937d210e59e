package org.vitrine.ingest.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Integration test with the clamd of Debian's package {@code clamav-daemon}; skipped where it is not installed or does
 * not start. Its only signature is of a harmless text, so that nothing is downloaded.
 */
class ClamdIT {

    private static final Path PROGRAM = Path.of("/usr/sbin/clamd");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STREAM_MAX_LENGTH = 1024 * 1024;
    private static final long MAX_BYTES = 4L * STREAM_MAX_LENGTH;

    private Process clamd;
    private ClamdScanner scanner;

    @BeforeEach
    void startClamd(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(
                Files.isExecutable(PROGRAM), PROGRAM + " is not installed: apt-get install clamav-daemon");
        int port = freePort();
        var signature = HexFormat.of().formatHex(bytes(InProcessClamd.INFECTED));
        var signatures = Files.createDirectory(folder.resolve("signatures"));
        Files.writeString(
                signatures.resolve("harmless.ndb"), "%s:0:*:%s%n".formatted(InProcessClamd.MALWARE, signature));
        var configuration = folder.resolve("clamd.conf");
        Files.writeString(configuration, """
                        Foreground yes
                        TCPAddr 127.0.0.1
                        TCPSocket %d
                        DatabaseDirectory %s
                        TemporaryDirectory %s
                        StreamMaxLength %d
                        """.formatted(port, signatures, folder, STREAM_MAX_LENGTH));
        var log = folder.resolve("clamd.log");
        clamd = new ProcessBuilder(PROGRAM.toString(), "--config-file=" + configuration)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        scanner = new ClamdScanner("127.0.0.1", port, MAX_BYTES, PATIENCE, PATIENCE);
        await().atMost(PATIENCE).until(() -> !clamd.isAlive() || scan("ready?") instanceof ScanOutcome.Clean);
        Assumptions.assumeTrue(clamd.isAlive(), "clamd does not start: " + Files.readString(log));
    }

    @AfterEach
    void stopClamd() {
        if (clamd != null) {
            clamd.destroy();
        }
    }

    @Test
    void clamdFindsWhatItHasASignatureOf() {
        assertThat(scan("before " + InProcessClamd.INFECTED + " after"))
                .isInstanceOfSatisfying(ScanOutcome.Infected.class, infected -> assertThat(infected.malware())
                        .startsWith(InProcessClamd.MALWARE));
    }

    @Test
    void aFileInManyChunksIsClean() {
        assertThat(scan("x".repeat(STREAM_MAX_LENGTH / 2))).isEqualTo(new ScanOutcome.Clean());
    }

    @Test
    void aFileOverItsStreamMaxLengthIsNotClean() {
        assertThat(scan("x".repeat(STREAM_MAX_LENGTH * 3)))
                .isInstanceOfAny(ScanOutcome.TooLarge.class, ScanOutcome.Failed.class);
    }

    private ScanOutcome scan(String content) {
        byte[] bytes = bytes(content);
        return scanner.scan(new ByteArrayInputStream(bytes), bytes.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
