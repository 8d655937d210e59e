package org.vitrine.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests which photographs a CSV file, a folder or single paths name.
 *
 * <p>Over 300 lines: tables of CSV variants and faults, and the tests of folders, use the same files and helpers.
 */
class PhotographSourceTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aCsvNamesPhotographsBesideItAndEveryFurtherColumnIsMetadata() throws IOException {
        // Given
        photographs("a/1.jpg", "a/2.jpg");
        var csv = csv("""
                File,Specimen,side,ITEM,material,Find spot
                a/1.jpg,s-1,obverse,t-7,silver,"Trier, Germany"
                a/2.jpg,,,,,
                """);

        // When
        var rows = sent(csv);

        // Then
        assertThat(rows)
                .containsExactly(
                        new PhotographFile(
                                folder.toAbsolutePath().resolve("a/1.jpg"),
                                "a/1.jpg",
                                Optional.of("s-1"),
                                Optional.of("t-7"),
                                Optional.of("obverse"),
                                Map.of("material", "silver", "Find spot", "Trier, Germany")),
                        PhotographFile.plain(folder.toAbsolutePath().resolve("a/2.jpg"), "a/2.jpg"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file;specimen;Gewicht|1.jpg;M 1;4,25|2.jpg;M 2;3,90|",
                "\uFEFFfile;specimen;Gewicht|1.jpg;M 1;4,25|2.jpg;M 2;3,90|",
                "sep=;|file;specimen;Gewicht|1.jpg;M 1;4,25|2.jpg;M 2;3,90",
                "file\tspecimen\tGewicht|1.jpg\tM 1\t4,25|2.jpg\tM 2\t3,90|",
                "\"file\",\"specimen\",\"Gewicht\"|1.jpg,\"M 1\",\"4,25\"|2.jpg,M 2,\"3,90\"|",
                "||,,|file,specimen,Gewicht|1.jpg,M 1,\"4,25\"|,,|  |2.jpg,M 2,\"3,90\"|,,|||",
                "file,specimen,Gewicht,,|1.jpg,M 1,\"4,25\",,|2.jpg,M 2,\"3,90\",,,|",
                "\"file\",\"specimen\",\"Gewicht\n\"|1.jpg,M 1,\"4,25\"|2.jpg,M 2,\"3,90\"|",
                "specimen;Gewicht;FILE;side|M 1;4,25;1.jpg|M 2;3,90;2.jpg;|"
            })
    void spreadsheetsWriteTheSameRowsInManyWays(String text) throws IOException {
        // Given
        photographs("1.jpg", "2.jpg");

        // When
        var rows = sent(csv(text.replace("|", "\r\n")));

        // Then
        assertThat(rows)
                .extracting(PhotographFile::identifier, row -> row.specimen().orElse(""), row -> row.metadata()
                        .get("Gewicht"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1.jpg", "M 1", "4,25"),
                        org.assertj.core.groups.Tuple.tuple("2.jpg", "M 2", "3,90"));
    }

    @Test
    void encodingAndSeparatorAreReported() throws IOException {
        // Given
        photographs("1.jpg");
        var csv = Files.write(
                folder.resolve("c.csv"), "file;Ort\r\n1.jpg;Würzburg\r\n".getBytes(Charset.forName("windows-1252")));

        // When
        var opened = opened(csv);

        // Then
        assertThat(opened.remarks())
                .containsExactly(
                        "c.csv: read as windows-1252 (detected; if that is wrong, name it with --encoding), cells separated by semicolons.");
    }

    @Test
    void anEncodingThatAPersonStatesIsTaken() throws IOException {
        // Given
        photographs("1.jpg");
        var csv =
                Files.write(folder.resolve("c.csv"), "file,Ort\n1.jpg,Plzeň\n".getBytes(Charset.forName("ISO-8859-2")));

        // When
        var opened = (PhotographSource.Opening.Opened)
                PhotographSource.open(List.of(csv), Optional.of(Charset.forName("ISO-8859-2")));

        // Then
        assertThat(sent(opened.source()))
                .extracting(row -> row.metadata().get("Ort"))
                .containsExactly("Plzeň");
    }

    @Test
    void aCsvWithoutAFileColumnIsRefusedWithTheColumnsItHas() throws IOException {
        // When
        var opening = PhotographSource.open(List.of(csv("picture;number\n1.jpg;1\n")), Optional.empty());

        // Then
        assertThat(((PhotographSource.Opening.Refused) opening).sentence())
                .contains("names no column 'file'", "separated by semicolons", "picture, number");
    }

    @Test
    void aWorkbookIsNoCsv() throws IOException {
        // Given
        var workbook = Files.write(folder.resolve("c.csv"), new byte[] {'P', 'K', 3, 4, 0, 0});

        // When
        var opening = PhotographSource.open(List.of(workbook), Optional.empty());

        // Then
        assertThat(((PhotographSource.Opening.Refused) opening).sentence()).contains("workbook", "CSV UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.jpg,M,obv.,x                | malformed-request       | side         | obv. | 3",
                "1.jpg,M,obverse,x,surplus     | csv-cell-without-column | cell 5       | surplus | 0",
                ",M,obverse,x                  | csv-no-file             | file         | '' | 1",
                "gone.jpg,M,obverse,x          | file-missing            | file         | gone.jpg | 1",
                "1.jpg,\"M~1\",obverse,x       | malformed-request       | specimen     | M\uFFFD1 | 2"
            })
    void aRowAtFaultIsNamedWithLineColumnAndValue(String row, String code, String field, String value, int column)
            throws IOException {
        // Given
        photographs("1.jpg", "2.jpg");
        var csv = csv("file,specimen,side,note\n" + row.replace('~', '\n') + "\n2.jpg,N,reverse,y\n");

        // When
        var entries = entries(csv);

        // Then
        var fault = ((SourceEntry.Faulty) entries.getFirst()).fault();
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.field()).isEqualTo(field);
        assertThat(fault.value()).isEqualTo(value);
        assertThat(fault.origin().source()).isEqualTo("c.csv");
        assertThat(fault.origin().line()).isEqualTo(2);
        assertThat(fault.origin().column(field).orElse(0)).isEqualTo(column);
        assertThat(((SourceEntry.Photograph) entries.get(1)).photograph().identifier())
                .isEqualTo("2.jpg");
    }

    @Test
    void aQuotationMarkThatIsNeverClosedFaultsItsRowOnly() throws IOException {
        // Given
        photographs("1.jpg", "2.jpg", "3.jpg");
        var csv = csv("file,note\n1.jpg,a\n2.jpg,\"open\n3.jpg,c\n");

        // When
        var entries = entries(csv);

        // Then
        assertThat(((SourceEntry.Faulty) entries.get(1)).fault().code()).isEqualTo("csv-quotation-mark");
        assertThat(((SourceEntry.Faulty) entries.get(1)).fault().origin().line())
                .isEqualTo(3);
        assertThat(((SourceEntry.Photograph) entries.get(2)).photograph().identifier())
                .isEqualTo("3.jpg");
        assertThat(((SourceEntry.Photograph) entries.get(2)).origin().line()).isEqualTo(4);
    }

    @Test
    void linesAreCountedOverCellsOfSeveralLines() throws IOException {
        // Given
        photographs("1.jpg", "2.jpg");
        var csv = csv("file,note\n1.jpg,\"first\nsecond\"\n\n2.jpg,b\n");

        // When
        var entries = entries(csv);

        // Then
        assertThat(((SourceEntry.Photograph) entries.get(1)).origin().line()).isEqualTo(5);
    }

    @Test
    void aFolderGivesEveryFileThatMayBeAPhotographAndCountsTheRest() throws IOException {
        // Given
        photographs(
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
        photographs("deep/a.jpg");
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
        photographs("real/a.jpg");
        var link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));

        // When
        var found = sent(opened(link).source());

        // Then
        assertThat(found).extracting(PhotographFile::identifier).containsExactly("a.jpg");
    }

    @Test
    void ofSeveralPathsTheOneThatIsMissingIsAFaultOfItsOwn() throws IOException {
        // Given
        photographs("a.jpg");

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
        photographs("a.jpg");

        // When
        var opening = PhotographSource.open(List.of(folder.resolve("a.jpg"), csv("file\na.jpg\n")), Optional.empty());

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

    private void photographs(String... names) throws IOException {
        for (String name : names) {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    private Path csv(String text) throws IOException {
        return Files.writeString(folder.resolve("c.csv"), text, StandardCharsets.UTF_8);
    }

    private static PhotographSource.Opening.Opened opened(Path path) throws IOException {
        return (PhotographSource.Opening.Opened) PhotographSource.open(List.of(path), Optional.empty());
    }

    private static List<SourceEntry> entries(Path csv) throws IOException {
        try (var entries = SourceSurvey.of(opened(csv).source()).entries()) {
            return entries.toList();
        }
    }

    private static List<PhotographFile> sent(Path csv) throws IOException {
        return sent(opened(csv).source());
    }

    private static List<PhotographFile> sent(PhotographSource source) throws IOException {
        try (var entries = source.entries()) {
            return entries.filter(SourceEntry.Photograph.class::isInstance)
                    .map(entry -> ((SourceEntry.Photograph) entry).photograph())
                    .toList();
        }
    }
}
