package org.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestRunTest {

    private static final NewCollection COINS = new NewCollection("coin", Map.of("side", "coin-side"));

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Terminal terminal =
            new Terminal(new PrintStream(told), new PrintStream(told, true, StandardCharsets.UTF_8), false);
    private long straightFrom = Long.MAX_VALUE;
    private IngestByContract service = new IngestByContract();

    @BeforeEach
    void start() throws IOException {
        service.start();
        for (String name : List.of("sound-1.jpg", "sound-2.jpg", "bad.jpg")) {
            Files.writeString(folder.resolve(name), name);
        }
    }

    @AfterEach
    void stop() {
        service.stop();
    }

    @Test
    void whatIsLargeGoesStraightToTheStoreAndIsToldOfAfterwards() throws Exception {
        // Given
        straightFrom = "sound-1.jpg".length();

        // When
        var summary = run();

        // Then
        assertThat(summary.document()).containsEntry("sent", 3L).containsEntry("indexed", 2L);
        assertThat(service.received()).containsExactlyInAnyOrder("sound-1.jpg", "sound-2.jpg");
        assertThat(service.stored()).containsExactlyInAnyOrder("sound-1.jpg", "sound-2.jpg");
    }

    @Test
    void sendsEverythingAndTellsWhichWasRefusedAndWhy() throws Exception {
        // When
        var summary = run();

        // Then
        assertThat(summary.document())
                .containsEntry("sent", 3L)
                .containsEntry("already", 0L)
                .containsEntry("indexed", 2L)
                .containsEntry("rejected", 1L)
                .containsEntry("deadLettered", 0L)
                .containsEntry("inFlight", 0L);
        assertThat(summary.failures())
                .containsExactly(new IngestSummary.Failure(
                        "bad.jpg", "", "arrived", "truncated", "bad.jpg ends early; send it again."));
        assertThat(summary.exitCode()).isEqualTo(ExitCode.SOME_REJECTED);
    }

    @Test
    void ofACollectionThatIsMadeItIsSaidWhatItShowsAndWhoTellsWhat() throws Exception {
        // When
        run();

        // Then
        assertThat(service.made())
                .containsExactly("{\"subject\":\"coin\",\"attributes\":{\"side\":{\"endpoint\":\"coin-side\"}}}");
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("Collection 'coins' is new; its subject is coin, side is told by coin-side, the rest");
    }

    @Test
    void aSecondRunSendsOnlyWhatIsMissing() throws Exception {
        // Given
        run();
        Files.writeString(folder.resolve("sound-3.jpg"), "sound-3.jpg");

        // When
        var again = run();

        // Then
        assertThat(again.already()).isEqualTo(2);
        assertThat(again.indexed()).isEqualTo(1);
        assertThat(service.received()).containsOnlyOnce("sound-1.jpg", "sound-2.jpg", "sound-3.jpg");
    }

    @Test
    void aServiceThatIsBusyForAMomentIsAskedAgain() throws Exception {
        // Given
        service.busyFor(2);

        // When
        var summary = run();

        // Then
        assertThat(summary.indexed()).isEqualTo(2);
        assertThat(summary.rejected()).isEqualTo(1);
    }

    private IngestSummary run() throws IOException, InterruptedException {
        return new IngestRun(
                        new IngestDoor(new Api(service.address()), "coins", () -> COINS, "museum", straightFrom),
                        terminal,
                        2)
                .run(PhotographSource.of(List.of(folder)), Duration.ofSeconds(20));
    }
}
