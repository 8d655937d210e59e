package org.vitrine.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogReaderTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aHalfWrittenLineIsReturnedWhenItIsComplete() throws Exception {
        // Given
        var log = Files.writeString(folder.resolve("kafka.log"), "one\ntwo\nthr");
        try (var reader = new LogReader(log)) {

            // When
            var last = reader.last(2);
            var partial = reader.partialLine();
            append(log, "ee: Mün".getBytes(StandardCharsets.UTF_8));
            var meanwhile = reader.added();
            append(log, "ze\nfour\n".getBytes(StandardCharsets.UTF_8));
            var added = reader.added();

            // Then
            assertThat(last).containsExactly("two");
            assertThat(partial).hasValue("thr");
            assertThat(meanwhile).isEmpty();
            assertThat(added).containsExactly("three: Münze", "four");
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, ''", "1, 1, line 9999", "3, 3, line 9997", "9000, 9000, line 1000", "20000, 10000, line 0"})
    void theLastLinesAreWholeHoweverLongTheyAreTogether(int count, int found, String first) throws Exception {
        // Given
        var text = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            text.append("line ").append(i).append('\n');
        }
        var log = Files.writeString(folder.resolve("kafka.log"), text);
        try (var reader = new LogReader(log)) {

            // When
            var lines = reader.last(count);

            // Then
            assertThat(lines).hasSize(found);
            assertThat(lines.stream().findFirst().orElse("")).isEqualTo(first);
        }
    }

    @Test
    void readingContinuesInTheNewFileAfterARotation() throws Exception {
        // Given
        var log = Files.writeString(folder.resolve("kafka.log"), "one\n");
        try (var reader = new LogReader(log)) {
            reader.last(1);
            append(log, "two\n".getBytes(StandardCharsets.UTF_8));
            Files.move(log, folder.resolve("kafka.log.1"));
            Files.writeString(log, "three\n");

            // When
            var added = reader.added();

            // Then
            assertThat(added).containsExactly("two", "three");
        }
    }

    private static void append(Path log, byte[] bytes) throws Exception {
        Files.write(log, bytes, StandardOpenOption.APPEND);
    }
}
