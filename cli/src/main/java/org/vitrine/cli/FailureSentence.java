package org.vitrine.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Pattern;
import org.vitrine.cli.client.LocalFileException;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.TextFormat;
import org.vitrine.platform.PlatformException;

/** Describes a failure that ends a command in one sentence for people, without names of Java classes. */
final class FailureSentence {

    /** A qualified class name, with the colon that follows it where it begins a message. */
    private static final Pattern CLASS_NAME =
            Pattern.compile("\\b(?:[a-z_][a-z0-9_]*\\.){1,}[A-Z][A-Za-z0-9_]*(?:\\$[A-Za-z0-9_]+)*(?::\\s*)?");

    private FailureSentence() {}

    static String of(Throwable failure) {
        return switch (failure) {
            case CliException known -> String.valueOf(known.getMessage());
            case PlatformException known -> String.valueOf(known.getMessage());
            case LocalFileException known -> known.sentence();
            case UncheckedIOException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
            case NoSuchFileException missing -> "there is no file or folder '%s'".formatted(missing.getFile());
            case AccessDeniedException denied -> "'%s' may not be read or written".formatted(denied.getFile());
            case FileSystemException system ->
                "'%s' cannot be read or written%s"
                        .formatted(system.getFile(), system.getReason() == null ? "" : " (" + system.getReason() + ")");
            case CharacterCodingException _ -> "a file holds bytes that are not UTF-8 text";
            case InterruptedException _ -> "interrupted";
            case IOException io
            when io.getMessage() != null -> "reading or writing failed: " + withoutClassNames(io.getMessage());
            default ->
                "the command failed because of an internal error%s; run it again with VITRINE_TRACE=1 and report its output"
                        .formatted(
                                failure.getMessage() == null
                                                || failure.getMessage().isBlank()
                                        ? ""
                                        : " (" + withoutClassNames(failure.getMessage()) + ")");
        };
    }

    static String withoutClassNames(String text) {
        return TextFormat.oneLine(CLASS_NAME.matcher(text).replaceAll("")).strip();
    }
}
