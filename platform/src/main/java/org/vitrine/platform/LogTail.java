package org.vitrine.platform;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the end of a program's log, for the message about a program that did not start: at most 20 lines and 16 KiB.
 */
final class LogTail {

    private static final int LINES = 20;
    private static final int MAX_BYTES = 16 << 10;

    private LogTail() {}

    static String of(Path log) {
        if (!Files.exists(log)) {
            return "  (there is no log)";
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long start = Math.max(0, file.length() - MAX_BYTES);
            byte[] bytes = new byte[(int) (file.length() - start)];
            file.seek(start);
            file.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
            return "  " + String.join("\n  ", last);
        } catch (IOException unreadable) {
            return "  (cannot be read: " + unreadable.getMessage() + ")";
        }
    }
}
