package org.vitrine.cli.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.cli.client.ApiClient;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.training.labelled.LabelledFolder;

class TrainingExportTest {

    private static final DecidedPhotograph SILVER_COIN = photograph("img-1", "17", "silver");
    private static final DecidedPhotograph GOLD_COIN = photograph("img-2", "18", "gold, gilded");

    @TempDir
    Path folder = Path.of("");

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> progress = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/images/", exchange -> {
            String path = exchange.getRequestURI().getRawPath();
            requests.add(path);
            boolean missing = path.contains("img-missing");
            byte[] body = (missing ? "{\"title\": \"Unknown image\", \"detail\": \"There is none.\"}" : path)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(missing ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void eachClassHasAFolderAndTheCsvIsReadAsTrainingData() throws IOException {
        // When
        var summary = export(SILVER_COIN, GOLD_COIN);

        // Then
        assertThat(summary).isEqualTo(new TrainingExport.Summary(2, 2, 0, 0, List.of()));
        assertThat(folder.resolve("silver/img-1.jpg")).hasContent("/v1/images/img-1/renditions/access");
        assertThat(progress).containsExactly("1 of 2", "2 of 2");
        var photographs = LabelledFolder.listed(folder, List.of("material")).orElseThrow();
        assertThat(photographs).extracting(it -> it.required("material")).containsExactly("silver", "gold, gilded");
        assertThat(photographs).extracting(it -> it.required("specimen")).containsExactly("17", "18");
        assertThat(photographs.getLast().source().read()).asString().contains("img-2");
    }

    @Test
    void anotherRunDownloadsOnlyWhatIsAbsent() throws IOException {
        // Given
        export(SILVER_COIN, GOLD_COIN);
        Files.delete(folder.resolve("silver/img-1.jpg"));
        requests.clear();

        // When
        var summary = export(SILVER_COIN, GOLD_COIN);

        // Then
        assertThat(requests).containsExactly("/v1/images/img-1/renditions/access");
        assertThat(summary).isEqualTo(new TrainingExport.Summary(2, 1, 1, 0, List.of()));
    }

    @Test
    void aPhotographThatPeopleDecideOtherwiseChangesItsFolderAndOtherFilesStay() throws IOException {
        // Given
        export(SILVER_COIN, GOLD_COIN);
        Files.writeString(folder.resolve("silver/notes.txt"), "mine");

        // When
        var summary = export(photograph("img-1", "17", "billon"), photograph("img-2", "18", "gold"));

        // Then
        assertThat(summary.removed()).isEqualTo(2);
        assertThat(folder.resolve("billon/img-1.jpg")).exists();
        assertThat(folder.resolve("silver/img-1.jpg")).doesNotExist();
        assertThat(folder.resolve("silver/notes.txt")).exists();
        assertThat(folder.resolve("gold, gilded")).doesNotExist();
    }

    @Test
    void aPhotographThatCannotBeDownloadedIsNamedAndNotListed() throws IOException {
        // When
        var summary = export(photograph("img-missing", "19", "silver"), SILVER_COIN);

        // Then
        assertThat(summary.failures()).containsExactly("img-missing: Unknown image: There is none.");
        assertThat(LabelledFolder.csv(folder.resolve(LabelledFolder.CSV))).hasSize(1);
    }

    @Test
    void afterAnInterruptedExportTheNextOneRemovesWhatIsDecidedOtherwise() throws IOException {
        // Given
        var interrupted = ExportedFolder.open(folder, "material of coins");
        interrupted.announce(List.of("silver/img-1.jpg"));
        interrupted.write("silver/img-1.jpg", new byte[] {1});

        // When
        var summary = export(photograph("img-1", "17", "billon"));

        // Then
        assertThat(summary.removed()).isEqualTo(1);
        assertThat(folder.resolve("silver")).doesNotExist();
    }

    @Test
    void aFileThatNoExportWroteIsNotTakenForAPhotograph() throws IOException {
        // Given
        Files.createDirectory(folder.resolve("silver"));
        var mine = Files.writeString(folder.resolve("silver/img-1.jpg"), "mine");

        // When, Then
        assertThatThrownBy(() -> export(SILVER_COIN))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("img-1.jpg");
        assertThat(mine).hasContent("mine");
        assertThat(folder.resolve("labels.csv")).doesNotExist();
    }

    @Test
    void whatAnInterruptionLeftIsRemovedWithItsFolder() throws IOException {
        // Given
        var interrupted = ExportedFolder.open(folder, "material of coins");
        interrupted.announce(List.of("silver/img-1.jpg"));
        Files.createDirectory(folder.resolve("silver"));
        Files.writeString(folder.resolve("silver/img-1.jpg.part"), "half");

        // When
        export(photograph("img-1", "17", "billon"));

        // Then
        assertThat(folder.resolve("silver")).doesNotExist();
    }

    @Test
    void anAttributeWithTheNameOfAColumnIsRefused() {
        assertThatThrownBy(() -> new TrainingExport(search(), folder, (_, _) -> {})
                        .run("coins", "specimen", List.of(SILVER_COIN)))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("attribute 'specimen'");
    }

    @Test
    void aFolderWithAnotherExportOrAnotherCsvIsRefused() throws IOException {
        // Given
        export(SILVER_COIN);
        var catalogue = Files.createDirectory(folder.resolve("catalogue"));
        Files.writeString(catalogue.resolve("labels.csv"), "file,label\n");

        // When, Then
        assertThatThrownBy(() ->
                        new TrainingExport(search(), folder, (_, _) -> {}).run("coins", "side", List.of(SILVER_COIN)))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("has the export of material of coins, not of side of coins");
        assertThatThrownBy(() -> new TrainingExport(search(), catalogue, (_, _) -> {})
                        .run("coins", "material", List.of(SILVER_COIN)))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("--out");
    }

    @Test
    void onlyPhotographsWithAClassAreRead() throws IOException {
        // Given
        String csv = """
                imageId,picture,institutionId,specimenId,itemId,side,material
                img-1,/p,museum,17,RIC 7,obverse,silver
                img-2,/p,museum,18,,reverse,
                """;

        // When
        var ofMaterial = DecidedPhotograph.read(new StringReader(csv), "material");
        var ofItem = DecidedPhotograph.read(new StringReader(csv), "item");
        var ofSide = DecidedPhotograph.read(new StringReader(csv), "side");

        // Then
        assertThat(ofMaterial)
                .containsExactly(new DecidedPhotograph("img-1", "museum", "17", "RIC 7", "obverse", "silver"));
        assertThat(ofItem).extracting(DecidedPhotograph::label).containsExactly("RIC 7");
        assertThat(ofSide).extracting(DecidedPhotograph::label).containsExactly("obverse", "reverse");
    }

    private TrainingExport.Summary export(DecidedPhotograph... photographs) throws IOException {
        return new TrainingExport(search(), folder, (done, total) -> progress.add(done + " of " + total))
                .run("coins", "material", List.of(photographs));
    }

    private ApiClient search() {
        return new ApiClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    private static DecidedPhotograph photograph(String imageId, String specimen, String material) {
        return new DecidedPhotograph(imageId, "museum", specimen, "", "obverse", material);
    }
}
