package org.vitrine.cli.platform;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the last lines of a log file, then the lines that are added to it. A line is returned when its line break is
 * there. If the log is rotated, reading continues in the new file. Not thread-safe.
 */
final class LogReader implements Closeable {

    private static final int BLOCK_BYTES = 1 << 16;

    private final Path log;
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private RandomAccessFile file;
    private @Nullable Object fileKey;

    LogReader(Path log) throws IOException {
        this.log = log;
        this.fileKey = key();
        this.file = new RandomAccessFile(log.toFile(), "r");
    }

    /**
     * The last complete lines.
     *
     * @param count number of lines; a last line without a line break counts, but is returned by {@link #partialLine}
     */
    List<String> last(int count) throws IOException {
        file.seek(start(count));
        var lines = new ArrayList<String>();
        read(lines);
        return lines;
    }

    /** The complete lines since the last call. */
    List<String> added() throws IOException {
        var lines = new ArrayList<String>();
        var key = key();
        boolean rotated = key != null && !Objects.equals(key, fileKey);
        read(lines);
        if (rotated) {
            partialLine().ifPresent(lines::add);
            partial.reset();
            file.close();
            file = new RandomAccessFile(log.toFile(), "r");
            fileKey = key;
            read(lines);
        }
        return lines;
    }

    /** The last line, if it has no line break yet. */
    Optional<String> partialLine() {
        return partial.size() == 0 ? Optional.empty() : Optional.of(partial.toString(StandardCharsets.UTF_8));
    }

    /** Position in the file at which the last lines begin. */
    private long start(int count) throws IOException {
        long end = file.length();
        long breaks = endsLine(end) ? count + 1L : Math.max(1, count);
        var block = new byte[BLOCK_BYTES];
        while (end > 0) {
            int length = (int) Math.min(BLOCK_BYTES, end);
            file.seek(end - length);
            file.readFully(block, 0, length);
            for (int i = length - 1; i >= 0; i--) {
                if (block[i] == '\n' && --breaks == 0) {
                    return end - length + i + 1;
                }
            }
            end -= length;
        }
        return 0;
    }

    private boolean endsLine(long end) throws IOException {
        if (end == 0) {
            return true;
        }
        file.seek(end - 1);
        return file.read() == '\n';
    }

    private void read(List<String> lines) throws IOException {
        var block = new byte[BLOCK_BYTES];
        for (int length = file.read(block); length > 0; length = file.read(block)) {
            int from = 0;
            for (int i = 0; i < length; i++) {
                if (block[i] == '\n') {
                    partial.write(block, from, i - from);
                    lines.add(partial.toString(StandardCharsets.UTF_8));
                    partial.reset();
                    from = i + 1;
                }
            }
            partial.write(block, from, length - from);
        }
    }

    /** Identifies the file that has the name of the log now; null if there is none, or if the file system has no keys. */
    private @Nullable Object key() throws IOException {
        try {
            return Files.readAttributes(log, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException betweenTwoFiles) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
