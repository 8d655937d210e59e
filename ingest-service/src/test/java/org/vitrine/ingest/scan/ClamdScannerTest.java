package org.vitrine.ingest.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the protocol over a real socket, with a server in this process. */
class ClamdScannerTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final int STREAM_MAX_LENGTH = 1_000_000;

    private InProcessClamd clamd;

    @BeforeEach
    void startClamd() throws IOException {
        clamd = InProcessClamd.start(STREAM_MAX_LENGTH);
    }

    @AfterEach
    void stopClamd() throws IOException {
        clamd.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535, 65_536, 65_537, 300_000})
    void aCleanFileArrivesCompletely(int length) {
        // Given
        byte[] file = new byte[length];
        new Random(length).nextBytes(file);

        // When
        var outcome = scan(file, LONG);

        // Then
        assertThat(outcome).isEqualTo(new ScanOutcome.Clean());
        assertThat(clamd.received()).singleElement().isEqualTo(file);
        assertThat(clamd.chunkLengths()).hasSize((length + 65_535) / 65_536);
    }

    @Test
    void malwareIsNamedWhereverItIsInTheFile() {
        // Given
        var file = "x".repeat(65_520) + InProcessClamd.INFECTED + "x".repeat(1000);

        // When
        var outcome = scan(bytes(file), LONG);

        // Then
        assertThat(outcome).isEqualTo(new ScanOutcome.Infected(InProcessClamd.MALWARE));
    }

    @Test
    void aFileOverTheLimitOfClamdIsTooLarge() {
        assertThat(scan(new byte[STREAM_MAX_LENGTH + 1], LONG)).isEqualTo(new ScanOutcome.TooLarge());
    }

    @Test
    void aFileOverTheOwnLimitIsNotSent() {
        // Given
        var scanner = new ClamdScanner("127.0.0.1", clamd.port(), 10, LONG, LONG);

        // When
        var outcome = scanner.scan(new ByteArrayInputStream(new byte[11]), 11);

        // Then
        assertThat(outcome).isEqualTo(new ScanOutcome.TooLarge());
        assertThat(clamd.chunkLengths()).isEmpty();
    }

    @Test
    void aConnectionThatEndsWithoutAReplyIsAFailureOfThisFileAloneWhereClamdAnswersOthers() {
        assertThat(scan(bytes(InProcessClamd.HANG_UP), LONG)).isInstanceOf(ScanOutcome.Failed.class);
    }

    @Test
    void aReplyThatDoesNotComeInTimeIsNoResult() {
        assertThat(scan(bytes(InProcessClamd.SILENCE), SHORT))
                .isInstanceOfSatisfying(ScanOutcome.Failed.class, failed -> assertThat(failed.cause())
                        .contains(SHORT.toString()));
    }

    @Test
    void aFaultOfClamdIsNoResult() {
        assertThat(scan(bytes(InProcessClamd.FAULT), LONG))
                .isEqualTo(new ScanOutcome.Failed("clamd replied 'Can't allocate memory ERROR'"));
    }

    @Test
    void aPortWithoutAServerIsAnUnavailableScanner() throws IOException {
        // Given
        clamd.close();

        // When
        var outcome = scan(bytes("clean"), LONG);

        // Then
        assertThat(outcome).isInstanceOf(ScanOutcome.Unavailable.class);
    }

    @Test
    void aServerThatReadsNothingHoldsTheScanNoLongerThanItsLimit() throws IOException {
        // Given
        try (var deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            deaf.setReceiveBufferSize(4096);
            byte[] file = new byte[16 * 1024 * 1024];
            var scanner = new ClamdScanner("127.0.0.1", deaf.getLocalPort(), file.length, SHORT, SHORT);

            // When
            var outcome = scanner.scan(new ByteArrayInputStream(file), file.length);

            // Then
            assertThat(outcome).isInstanceOf(ScanOutcome.Unavailable.class);
        }
    }

    @Test
    void aLimitThatClamdCannotHaveStopsTheStart() {
        assertThatThrownBy(() -> new ClamdScanner("127.0.0.1", 3310, 0, LONG, LONG))
                .hasMessageContaining("vitrine.ingest.malware-scan.max-bytes is 0");
    }

    @Test
    void theLongestScanCountsTheTestWhetherClamdIsAvailable() {
        assertThat(new ClamdScanner("127.0.0.1", 3310, 1, Duration.ofSeconds(5), Duration.ofSeconds(30)).longest())
                .isEqualTo(Duration.ofSeconds(45));
    }

    private ScanOutcome scan(byte[] file, Duration timeout) {
        return new ClamdScanner("127.0.0.1", clamd.port(), 2L * STREAM_MAX_LENGTH, LONG, timeout)
                .scan(new ByteArrayInputStream(file), file.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
