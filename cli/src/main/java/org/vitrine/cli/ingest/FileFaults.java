package org.vitrine.cli.ingest;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.vitrine.cli.client.LocalFileException;

/** Converts failures to read a local file into reason codes and sentences for people. */
final class FileFaults {

    private static final String UNREADABLE = "file-unreadable";

    private FileFaults() {}

    static LocalFileException of(IOException failure) {
        return switch (failure) {
            case NoSuchFileException _, FileNotFoundException _ ->
                new LocalFileException("file-missing", "the file no longer exists; restore it, or leave it out");
            case AccessDeniedException _ ->
                new LocalFileException(UNREADABLE, "this file may not be read; change its permissions");
            case FileSystemException system
            when system.getReason() != null ->
                new LocalFileException(
                        UNREADABLE,
                        "this file cannot be read (%s); check the disk or network drive".formatted(system.getReason()));
            default ->
                new LocalFileException(
                        UNREADABLE, "this file cannot be read to its end; check the disk or network drive");
        };
    }

    static LocalFileException changed(long promisedBytes) {
        return new LocalFileException(
                "file-changed",
                "the file had %d bytes at first and another length while it was sent; send it again when no program writes to it"
                        .formatted(promisedBytes));
    }
}
