package org.vitrine.platform.guard;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Output stream to a log file of bounded size. A full file is renamed to {@code NAME.1}, which replaces an older one,
 * and a new file is started. Thread-safe.
 */
final class BoundedLog extends OutputStream {

    private final Path file;
    private final long limitBytes;
    private OutputStream out;
    private long sizeBytes;

    BoundedLog(Path file, long limitBytes) throws IOException {
        this.file = file;
        this.limitBytes = limitBytes;
        this.sizeBytes = Files.exists(file) ? Files.size(file) : 0;
        this.out = new FileOutputStream(file.toFile(), true);
    }

    @Override
    public synchronized void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (sizeBytes + length > limitBytes && sizeBytes > 0) {
            rotate();
        }
        out.write(bytes, offset, length);
        sizeBytes += length;
    }

    @Override
    public synchronized void flush() throws IOException {
        out.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }

    private void rotate() throws IOException {
        out.close();
        Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        out = new FileOutputStream(file.toFile(), true);
        sizeBytes = 0;
    }
}
