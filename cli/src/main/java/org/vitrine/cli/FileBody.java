package org.vitrine.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A local file as the body of a request, alone or as a part of a form. A file that vanishes, cannot be read, or changes its
 * length while it is sent breaks the attempt off, and differs from a lost connection.
 */
final class FileBody implements RequestBody {

    private final Path file;
    private final long lengthBytes;
    private final byte[] before;
    private final byte[] after;
    private volatile Optional<LocalFileException> fault = Optional.empty();

    private FileBody(Path file, byte[] before, byte[] after) {
        this.file = file;
        this.lengthBytes = length(file);
        this.before = before;
        this.after = after;
    }

    /** The bytes of the file and nothing else. */
    static FileBody of(Path file) {
        return new FileBody(file, new byte[0], new byte[0]);
    }

    /** A form of a JSON part {@code metadata} and a file part {@code image}. */
    static FileBody form(String boundary, String metadata, Path image) {
        // With a file name the part is a file for the service: a text part has a smaller limit.
        var head = """
                --%1$s
                Content-Disposition: form-data; name="metadata"; filename="metadata.json"
                Content-Type: application/json

                %2$s
                --%1$s
                Content-Disposition: form-data; name="image"; filename="photograph"
                Content-Type: application/octet-stream

                """.formatted(boundary, metadata);
        return new FileBody(image, bytes(head), bytes("\n--%s--\n".formatted(boundary)));
    }

    /** JSON has no line breaks outside its strings, and none inside. */
    private static byte[] bytes(String lines) {
        return lines.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public BodyPublisher publisher() {
        fault = Optional.empty();
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(this::open), before.length + lengthBytes + after.length);
    }

    @Override
    public Optional<LocalFileException> fault() {
        return fault;
    }

    private InputStream open() {
        return new SequenceInputStream(Collections.enumeration(
                List.of(new ByteArrayInputStream(before), new ExactFile(), new ByteArrayInputStream(after))));
    }

    static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw FileFaults.of(failure);
        }
    }

    /** The file, which must have as many bytes as were promised. */
    private final class ExactFile extends InputStream {

        private Optional<InputStream> opened = Optional.empty();
        private long left = lengthBytes;

        @Override
        public int read() throws IOException {
            var single = new byte[1];
            int read = read(single, 0, 1);
            return read < 0 ? read : single[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                if (opened.isEmpty()) {
                    opened = Optional.of(Files.newInputStream(file));
                }
                int read = opened.get().read(into, offset, (int) Math.max(1, Math.min(length, left)));
                if (read > left || read < 0 && left > 0) {
                    throw FileFaults.changed(lengthBytes);
                }
                left -= Math.max(0, read);
                return read;
            } catch (IOException failure) {
                throw broken(FileFaults.of(failure));
            } catch (LocalFileException changed) {
                throw broken(changed);
            }
        }

        private IOException broken(LocalFileException cause) {
            fault = Optional.of(cause);
            return new IOException(cause.sentence());
        }

        @Override
        public void close() throws IOException {
            if (opened.isPresent()) {
                opened.get().close();
            }
        }
    }
}
