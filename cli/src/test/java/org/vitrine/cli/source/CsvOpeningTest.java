package org.vitrine.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvOpeningTest {

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void photographs() throws IOException {
        Files.writeString(folder.resolve("1.png"), "one");
        Files.writeString(folder.resolve("2.png"), "two");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "UTF-16   ! file\\tplace\\r\\n1.png\\tΚως\\r\\n2.png\\tΚως\\r\\n",
                "UTF-8    ! file;place\\r1.png;Κως\\r2.png;Κως\\r",
                "UTF-16LE ! sep=|\\nfile|place\\n1.png|Κως\\n2.png|Κως\\n"
            })
    void programsWriteTheSameRowsInManyEncodings(String encoding, String text) throws IOException {
        // Given
        var csv = written(text.translateEscapes().getBytes(Charset.forName(encoding)));

        // When
        var rows = rows(csv);

        // Then
        assertThat(rows).extracting(PhotographFile::identifier).containsExactly("1.png", "2.png");
        assertThat(rows).extracting(row -> row.metadata().get("place")).containsExactly("Κως", "Κως");
    }

    @Test
    void aSeparatorThatIsUnknownIsNamed() throws IOException {
        // Given
        var csv = written("sep=:\nfile:place\n1.png:Kos\n".getBytes(StandardCharsets.UTF_8));

        // When
        var opening = CsvOpening.open(csv, Optional.empty());

        // Then
        assertThat(((PhotographSource.Opening.Refused) opening).sentence()).contains("the separator ':'", "semicolons");
    }

    private Path written(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("c.csv"), bytes);
    }

    private static List<PhotographFile> rows(Path csv) throws IOException {
        var opened = (PhotographSource.Opening.Opened) CsvOpening.open(csv, Optional.empty());
        try (var entries = opened.source().entries()) {
            return entries.filter(SourceEntry.Photograph.class::isInstance)
                    .map(entry -> ((SourceEntry.Photograph) entry).photograph())
                    .toList();
        }
    }
}
