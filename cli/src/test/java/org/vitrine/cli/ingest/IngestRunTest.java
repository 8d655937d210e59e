package org.vitrine.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.cli.client.ApiClient;
import org.vitrine.cli.source.EntryOrigin;
import org.vitrine.cli.source.PhotographSource;
import org.vitrine.cli.terminal.ExitCode;
import org.vitrine.cli.terminal.Terminal;

class IngestRunTest {

    private static final CollectionDraft COINS = new CollectionDraft("coin", Map.of("side", "coin-side"));

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Terminal terminal =
            new Terminal(new PrintStream(output), new PrintStream(output, true, StandardCharsets.UTF_8), false);
    private long directUploadFrom = Long.MAX_VALUE;
    private IngestServiceStub service = new IngestServiceStub();

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
    void largeFilesAreSentToTheStoreAndThenCompleted() throws Exception {
        // Given
        directUploadFrom = "sound-1.jpg".length();

        // When
        var summary = run();

        // Then
        assertThat(summary.document()).containsEntry("sent", 3L).containsEntry("indexed", 2L);
        assertThat(service.received()).containsExactlyInAnyOrder("sound-1.jpg", "sound-2.jpg");
        assertThat(service.stored()).containsExactlyInAnyOrder("sound-1.jpg", "sound-2.jpg");
    }

    @Test
    void sendsEverythingAndListsRefusalsWithTheirReasons() throws Exception {
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
                        "bad.jpg",
                        EntryOrigin.FILE,
                        "img-bad.jpg",
                        "arrived",
                        "truncated",
                        "",
                        "",
                        "bad.jpg ends early; send it again."));
        assertThat(summary.lines().getLast())
                .isEqualTo("batch b-1: sent 3: already here 0, indexed 2, rejected 1, dead-lettered 0, in flight 0");
        assertThat(summary.exitCode()).isEqualTo(ExitCode.SOME_REJECTED);
    }

    @Test
    void aPhotographAboveTheQuotaIsListedAndTheOthersAreSent() throws Exception {
        // Given
        Files.writeString(folder.resolve("full.jpg"), "full.jpg");

        // When
        var summary = run();

        // Then
        assertThat(summary.failures())
                .extracting(IngestSummary.Failure::file, IngestSummary.Failure::reasonCode)
                .contains(tuple("full.jpg", "quota-exceeded"));
        assertThat(service.received()).containsExactlyInAnyOrder("sound-1.jpg", "sound-2.jpg");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRowThatTheServiceRefusesIsListedAndTheOthersAreSent(boolean wholeRequestRefused) throws Exception {
        // Given
        if (wholeRequestRefused) {
            service.knownRefusesWhole();
        }
        var csv = Files.writeString(
                folder.resolve("c.csv"), "file,specimen\nsound-1.jpg,a\nbad.jpg,refused\nsound-2.jpg,b\n");

        // When
        var summary = run(csv);

        // Then
        assertThat(summary.document())
                .containsEntry("sent", 3L)
                .containsEntry("indexed", 2L)
                .containsEntry("rejected", 1L);
        assertThat(summary.failures())
                .extracting(IngestSummary.Failure::where, IngestSummary.Failure::field, IngestSummary.Failure::value)
                .containsExactly(tuple("c.csv, line 3, column 2", "specimen", "refused"));
        assertThat(service.received()).containsExactlyInAnyOrder("sound-1.jpg", "sound-2.jpg");
    }

    @Test
    void rowsThatCannotBeSentAreListedAndTheOthersAreSent() throws Exception {
        // Given
        var csv = Files.writeString(
                folder.resolve("c.csv"),
                "file,specimen,side\nsound-1.jpg,a,obv.\nsound-2.jpg,b,\ngone.jpg,c,\nbad.jpg,d,\nbad.jpg,e,\n");

        // When
        var summary = run(csv);

        // Then
        assertThat(summary.sent()).isEqualTo(5);
        assertThat(summary.indexed()).isEqualTo(1);
        assertThat(summary.exitCode()).isEqualTo(ExitCode.SOME_REJECTED);
        assertThat(summary.failures())
                .extracting(IngestSummary.Failure::reasonCode)
                .containsExactlyInAnyOrder("malformed-request", "file-missing", "identifier-clash", "identifier-clash");
    }

    @Test
    void theTableNamesBothFilesAndRowsOfOneIdentifier() throws Exception {
        // Given
        var csv = Files.writeString(
                folder.resolve("c.csv"), "file,identifier\nsound-1.jpg,n-1\nsound-2.jpg,n-1\nbad.jpg,n-2\n");

        // When
        var summary = run(csv);

        // Then
        assertThat(summary.lines())
                .anySatisfy(row -> assertThat(row).contains("sound-1.jpg", "c.csv, line 2, column 2", "n-1"))
                .anySatisfy(row -> assertThat(row).contains("sound-2.jpg", "c.csv, line 3, column 2", "n-1"));
    }

    @Test
    void whereNoRowCanBeSentNoCollectionIsMade() throws Exception {
        // Given
        var csv = Files.writeString(folder.resolve("c.csv"), "file,side\nsound-1.jpg,obv.\n");

        // When
        var summary = run(csv);

        // Then
        assertThat(service.createdProfiles()).isEmpty();
        assertThat(summary.exitCode()).isEqualTo(ExitCode.SOME_REJECTED);
    }

    @Test
    void metadataOfAnyLanguageAndLengthIsSentAsAPartOfTheForm() throws Exception {
        // Given
        var text = "Βρέθηκε στη βόρεια τάφρο. ".repeat(70).strip();
        var csv = Files.writeString(folder.resolve("c.csv"), "file,περιγραφή\nsound-1.jpg,\"" + text + "\"\n");

        // When
        run(csv);

        // Then
        assertThat(service.metadata())
                .containsExactly("{\"identifier\":\"sound-1.jpg\",\"metadata\":{\"περιγραφή\":\"" + text
                        + "\"},\"institution\":\"museum\"}");
    }

    @Test
    void aCreatedCollectionIsPrintedWithItsSubjectAndModels() throws Exception {
        // When
        run();

        // Then
        assertThat(service.createdProfiles())
                .containsExactly("{\"subject\":\"coin\",\"attributes\":{\"side\":{\"endpoint\":\"coin-side\"}}}");
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("Collection 'coins' is new; its subject is coin, side is predicted by coin-side, the rest");
    }

    @Test
    void aSecondRunSendsOnlyWhatIsMissing() throws Exception {
        // Given
        run();
        Files.writeString(folder.resolve("sound-3.jpg"), "sound-3.jpg");

        // When
        var again = run();

        // Then
        assertThat(again.alreadyStored()).isEqualTo(2);
        assertThat(again.indexed()).isEqualTo(1);
        assertThat(service.received()).containsOnlyOnce("sound-1.jpg", "sound-2.jpg", "sound-3.jpg");
    }

    @Test
    void aRequestToABusyServiceIsRetried() throws Exception {
        // Given
        service.busyFor(2);

        // When
        var summary = run();

        // Then
        assertThat(summary.indexed()).isEqualTo(2);
        assertThat(summary.rejected()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFileThatVanishesDuringTheRunIsNotExpectedOfTheBatch(boolean namedByCsv) throws Exception {
        // Given
        var csv = Files.writeString(folder.resolve("c.csv"), "file\nsound-1.jpg\nsound-2.jpg\nbad.jpg\n");
        service.whenOpened(() -> delete(folder.resolve("sound-2.jpg")));

        // When
        var summary = run(namedByCsv ? csv : folder);

        // Then
        assertThat(service.expected()).isEqualTo(2);
        assertThat(summary.document()).containsEntry("indexed", 1L).containsEntry("inFlight", 0L);
        assertThat(output.toString(StandardCharsets.UTF_8))
                .contains("The source changed during the run: 3 photographs at its start, 2 could be read.");
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private IngestSummary run() throws IOException, InterruptedException {
        return run(folder);
    }

    private IngestSummary run(Path path) throws IOException, InterruptedException {
        var opened = (PhotographSource.Opening.Opened) PhotographSource.open(List.of(path), Optional.empty());
        return new IngestRun(
                        new IngestClient(
                                new ApiClient(service.address()), "coins", () -> COINS, "museum", directUploadFrom),
                        terminal,
                        2)
                .run(opened.source(), Duration.ofSeconds(20));
    }
}
