package org.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailureSentenceTest {

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new NoSuchFileException("a.csv"), "there is no file or folder 'a.csv'"),
                Arguments.of(
                        new UncheckedIOException(new AccessDeniedException("a")), "'a' may not be read or written"),
                Arguments.of(
                        new FileSystemException("a", null, "No space left on device"),
                        "'a' cannot be read or written (No space left on device)"),
                Arguments.of(
                        new IOException("java.io.CharConversionException: Invalid byte"),
                        "reading or writing failed: Invalid byte"),
                Arguments.of(new CharConversionException("Invalid byte"), "reading or writing failed: Invalid byte"),
                Arguments.of(
                        new IllegalStateException("com.example.Outer$Inner: x"),
                        "the command failed because of an internal error (x); run it again with VITRINE_TRACE=1 and report its output"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void noJavaClassReachesAPerson(Exception failure, String sentence) {
        // When
        var found = FailureSentence.of(failure);

        // Then
        assertThat(found).isEqualTo(sentence);
    }
}
