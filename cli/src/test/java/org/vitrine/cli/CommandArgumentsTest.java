package org.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.cli.terminal.ExitCode;

class CommandArgumentsTest {

    private final StringWriter messages = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "logs kafka -n -1 | --lines is -1; it must be 0 or more",
                "search a.jpg --collection c -k 0 | -k is 0, not 1 to 100",
                "search a.jpg --collection c -k 101 | -k is 101, not 1 to 100"
            })
    void aNumberOutsideItsRangeIsRefusedWithTheRange(String line, String message) {
        // When
        int exitCode = run(line.split(" "));

        // Then
        assertThat(exitCode).isEqualTo(ExitCode.USAGE_ERROR);
        assertThat(messages.toString()).contains(message);
    }

    @Test
    void withoutACommandTheUsageIsPrintedOnce() {
        // When
        int exitCode = run();

        // Then
        assertThat(exitCode).isEqualTo(ExitCode.USAGE_ERROR);
        assertThat(messages.toString()).startsWith("Give a command.").containsOnlyOnce("Usage: vitrine");
    }

    private int run(String... words) {
        var command = VitrineMain.commandLine();
        command.setErr(new PrintWriter(messages, true));
        return command.execute(words);
    }
}
