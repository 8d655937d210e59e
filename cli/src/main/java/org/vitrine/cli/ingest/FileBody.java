package org.vitrine.cli.ingest;

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
import org.vitrine.cli.client.LocalFileException;
import org.vitrine.cli.client.RequestBody;

/**
 * A local file as the body of a request, alone or as part of a form. If the file vanishes, cannot be read or changes
 * its length while it is sent, the attempt fails and {@link #fault} states why, so that it is distinguished from a lost
 * connection.
 */
final class FileBody implements RequestBody {

    private final Path file;
    private final long lengthBytes;
    private final byte[] prefix;
    private final byte[] suffix;
    private volatile Optional<LocalFileException> fault = Optional.empty();

    private FileBody(Path file, byte[] prefix, byte[] suffix) {
        this.file = file;
        this.lengthBytes = length(file);
        this.prefix = prefix;
        this.suffix = suffix;
    }

    /** A body of the bytes of the file only. */
    static FileBody of(Path file) {
        return new FileBody(file, new byte[0], new byte[0]);
    }

    /** A multipart form with a JSON part {@code metadata} and a file part {@code image}. */
    static FileBody form(String boundary, String metadata, Path image) {
        // The part has a file name, so that the service treats it as a file; the limit of text parts is smaller.
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

    /**
     * Converts line breaks to CR LF. The JSON is on one line and escapes line breaks in its strings, so only the breaks
     * of the form are converted.
     */
    private static byte[] bytes(String lines) {
        return lines.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public BodyPublisher publisher() {
        fault = Optional.empty();
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(this::open), prefix.length + lengthBytes + suffix.length);
    }

    @Override
    public Optional<LocalFileException> fault() {
        return fault;
    }

    private InputStream open() {
        return new SequenceInputStream(Collections.enumeration(
                List.of(new ByteArrayInputStream(prefix), new ExactFile(), new ByteArrayInputStream(suffix))));
    }

    static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw FileFaults.of(failure);
        }
    }

    /** The content of the file; reading fails if it has not exactly the announced number of bytes. */
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
