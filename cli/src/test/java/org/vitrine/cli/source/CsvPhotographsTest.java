package org.vitrine.cli.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.cli.source.PhotographSourceFixture.csv;
import static org.vitrine.cli.source.PhotographSourceFixture.entries;
import static org.vitrine.cli.source.PhotographSourceFixture.opened;
import static org.vitrine.cli.source.PhotographSourceFixture.photographs;
import static org.vitrine.cli.source.PhotographSourceFixture.sent;

import java.io.IOException;
import java.nio.charset.Charset;
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

/** Tests which photographs, metadata and faults the rows of a CSV file give. */
class CsvPhotographsTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aCsvNamesPhotographsBesideItAndEveryFurtherColumnIsMetadata() throws IOException {
        // Given
        photographs(folder, "a/1.jpg", "a/2.jpg");
        var csv = csv(folder, """
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
        photographs(folder, "1.jpg", "2.jpg");

        // When
        var rows = sent(csv(folder, text.replace("|", "\r\n")));

        // Then
        assertThat(rows)
                .extracting(PhotographFile::identifier, row -> row.specimen().orElse(""), row -> row.metadata()
                        .get("Gewicht"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1.jpg", "M 1", "4,25"),
                        org.assertj.core.groups.Tuple.tuple("2.jpg", "M 2", "3,90"));
    }

    @Test
    void anIdentifierIsSentInOneNormalizationForm() throws IOException {
        // Given
        photographs(folder, "1.jpg");

        // When
        var rows = sent(csv(folder, "file,identifier\n1.jpg,Ko\u0308ln 1\n"));

        // Then
        assertThat(rows).extracting(PhotographFile::identifier).containsExactly("K\u00F6ln 1");
    }

    @Test
    void encodingAndSeparatorAreReported() throws IOException {
        // Given
        photographs(folder, "1.jpg");
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
        photographs(folder, "1.jpg");
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
        var opening = PhotographSource.open(List.of(csv(folder, "picture;number\n1.jpg;1\n")), Optional.empty());

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
        photographs(folder, "1.jpg", "2.jpg");
        var csv = csv(folder, "file,specimen,side,note\n" + row.replace('~', '\n') + "\n2.jpg,N,reverse,y\n");

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
        photographs(folder, "1.jpg", "2.jpg", "3.jpg");
        var csv = csv(folder, "file,note\n1.jpg,a\n2.jpg,\"open\n3.jpg,c\n");

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
        photographs(folder, "1.jpg", "2.jpg");
        var csv = csv(folder, "file,note\n1.jpg,\"first\nsecond\"\n\n2.jpg,b\n");

        // When
        var entries = entries(csv);

        // Then
        assertThat(((SourceEntry.Photograph) entries.get(1)).origin().line()).isEqualTo(5);
    }
}
