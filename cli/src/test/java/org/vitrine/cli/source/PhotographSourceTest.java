package org.vitrine.cli.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.cli.source.PhotographSourceFixture.csv;
import static org.vitrine.cli.source.PhotographSourceFixture.opened;
import static org.vitrine.cli.source.PhotographSourceFixture.photographs;
import static org.vitrine.cli.source.PhotographSourceFixture.sent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which photographs a folder or single paths name. */
class PhotographSourceTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aFolderGivesEveryFileThatMayBeAPhotographAndCountsTheRest() throws IOException {
        // Given
        photographs(
                folder,
                "a.jpg",
                "deep/b.PNG",
                "deep/noname",
                ".d.jpg",
                "deep/.hidden/c.jpg",
                "list.csv",
                "@eaDir/a.jpg/SMALL.jpg",
                "Thumbs.db",
                "deep/desktop.ini",
                "__MACOSX/._a.jpg",
                "._a.jpg",
                ".DS_Store",
                "$RECYCLE.BIN/x.jpg",
                "#recycle/y.jpg",
                ".thumbnails/z.jpg",
                "lost+found/w.jpg",
                "a.xmp");

        // When
        var survey = SourceSurvey.of(opened(folder).source());

        // Then
        assertThat(survey.sendable()).isEqualTo(3);
        assertThat(survey.ignored())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("hidden", 2L),
                        Map.entry(".csv", 1L),
                        Map.entry(".xmp", 1L),
                        Map.entry("@eaDir", 1L),
                        Map.entry("Thumbs.db", 1L),
                        Map.entry("desktop.ini", 1L),
                        Map.entry("__MACOSX", 1L),
                        Map.entry("._*", 1L),
                        Map.entry(".DS_Store", 1L),
                        Map.entry("$RECYCLE.BIN", 1L),
                        Map.entry("#recycle", 1L),
                        Map.entry(".thumbnails", 1L),
                        Map.entry("lost+found", 1L)));
    }

    @Test
    void aLinkToAFolderAboveIsNotFollowed() throws IOException {
        // Given
        photographs(folder, "deep/a.jpg");
        Files.createSymbolicLink(folder.resolve("deep/up"), folder);

        // When
        var survey = SourceSurvey.of(opened(folder).source());

        // Then
        assertThat(survey.sendable()).isEqualTo(1);
        assertThat(survey.ignored()).containsExactly(Map.entry("links to folders", 1L));
    }

    @Test
    void aFolderNamedByALinkIsRead() throws IOException {
        // Given
        photographs(folder, "real/a.jpg");
        var link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));

        // When
        var found = sent(opened(link).source());

        // Then
        assertThat(found).extracting(PhotographFile::identifier).containsExactly("a.jpg");
    }

    @Test
    void ofSeveralPathsTheOneThatIsMissingIsAFaultOfItsOwn() throws IOException {
        // Given
        photographs(folder, "a.jpg");

        // When
        var opened = (PhotographSource.Opening.Opened)
                PhotographSource.open(List.of(folder.resolve("a.jpg"), folder.resolve("gone.jpg")), Optional.empty());

        // Then
        try (var entries = opened.source().entries()) {
            assertThat(entries.toList())
                    .extracting(entry -> entry.getClass().getSimpleName())
                    .containsExactly("Photograph", "Faulty");
        }
    }

    @Test
    void aCsvBesidePhotographsOnTheCommandLineIsRefused() throws IOException {
        // Given
        photographs(folder, "a.jpg");
        var csv = csv(folder, "file\na.jpg\n");

        // When
        var opening = PhotographSource.open(List.of(folder.resolve("a.jpg"), csv), Optional.empty());

        // Then
        assertThat(((PhotographSource.Opening.Refused) opening).sentence()).contains("name CSV files alone");
    }

    @Test
    void aPathThatIsNotThereIsRefused() throws IOException {
        // When
        var opening = PhotographSource.open(List.of(folder.resolve("gone")), Optional.empty());

        // Then
        assertThat(((PhotographSource.Opening.Refused) opening).sentence())
                .contains("there is no file or folder", "gone");
    }
}
