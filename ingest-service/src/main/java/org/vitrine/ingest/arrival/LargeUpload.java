package org.vitrine.ingest.arrival;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.vitrine.store.WriteOptions;
import org.vitrine.vision.inspect.Inspection;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * A large photograph that is uploaded to S3 in parts while it is received. It is written to a temporary file as well,
 * so that its structure can be checked as a whole before the parts become an object. For one thread; every method
 * blocks.
 *
 * <p>The final key contains the digest, which is known only at the end. Therefore the upload goes to a key under
 * {@code incoming/}, and S3 copies that object to its final key. Each part has its SHA-256 for the store to verify.
 * {@link #close} aborts or deletes whatever was begun and not kept.
 */
final class LargeUpload implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LargeUpload.class);

    private final S3AsyncClient s3;
    private final WriteOptions writeOptions;
    private final StoreCopies copies;
    private final String bucket;
    private final String incomingKey;
    private final String uploadId;
    private final Path file;
    private final OutputStream spool;
    private final Duration timeout;
    private final List<CompletedPart> parts = new ArrayList<>();
    private boolean completed;

    private LargeUpload(
            S3AsyncClient s3,
            WriteOptions writeOptions,
            StoreCopies copies,
            String bucket,
            String incomingKey,
            String uploadId,
            Path file,
            OutputStream spool,
            Duration timeout) {
        this.s3 = s3;
        this.writeOptions = writeOptions;
        this.copies = copies;
        this.bucket = bucket;
        this.incomingKey = incomingKey;
        this.uploadId = uploadId;
        this.file = file;
        this.spool = spool;
        this.timeout = timeout;
    }

    /**
     * Begins a multipart upload and creates the temporary file.
     *
     * @param folder folder for the temporary file; created where it is missing
     */
    static LargeUpload begin(
            S3AsyncClient s3,
            WriteOptions writeOptions,
            StoreCopies copies,
            String bucket,
            String incomingKey,
            Path folder,
            Duration timeout)
            throws IOException {
        Files.createDirectories(folder);
        var file = Files.createTempFile(folder, "vitrine-upload-", ".part");
        try {
            var spool = Files.newOutputStream(file);
            var created = BlockingAwait.of(
                    s3.createMultipartUpload(
                            upload -> writeOptions.applyTo(upload.bucket(bucket).key(incomingKey), incomingKey)),
                    timeout);
            return new LargeUpload(
                    s3, writeOptions, copies, bucket, incomingKey, created.uploadId(), file, spool, timeout);
        } catch (IOException | RuntimeException fault) {
            Files.deleteIfExists(file);
            throw fault;
        }
    }

    /** Writes the next part to the file and the store; the caller may reuse the buffer when this returns. */
    void append(byte[] buffer, int length) throws IOException {
        spool.write(buffer, 0, length);
        int number = parts.size() + 1;
        var checksum = writeOptions.partChecksum(buffer, length);
        var sent = BlockingAwait.of(
                s3.uploadPart(
                        part -> {
                            part.bucket(bucket)
                                    .key(incomingKey)
                                    .uploadId(uploadId)
                                    .partNumber(number)
                                    .contentLength((long) length);
                            checksum.ifPresent(part::checksumSHA256);
                        },
                        AsyncRequestBody.fromByteBufferUnsafe(ByteBuffer.wrap(buffer, 0, length))),
                timeout);
        var part = CompletedPart.builder().partNumber(number).eTag(sent.eTag());
        checksum.ifPresent(part::checksumSHA256);
        parts.add(part.build());
    }

    /** Returns the temporary file, which contains all parts so far. */
    Path flushedFile() throws IOException {
        spool.flush();
        return file;
    }

    IncomingPhotograph photograph(String sha256, long sizeBytes, Inspection.Accepted inspection) {
        return new LargePhotograph(this, sha256, sizeBytes, inspection);
    }

    void store(String key, String mediaType) {
        if (!completed) {
            BlockingAwait.of(
                    s3.completeMultipartUpload(complete -> complete.bucket(bucket)
                            .key(incomingKey)
                            .uploadId(uploadId)
                            .multipartUpload(done -> done.parts(parts))),
                    timeout);
            completed = true;
        }
        copies.copy(incomingKey, key, mediaType);
    }

    /**
     * Aborts the upload, or deletes the object under {@code incoming/}, and deletes the file. A failure only
     * leaves an unused object or file, so it is logged and does not change the answer to the client.
     */
    @Override
    public void close() {
        try {
            if (completed) {
                copies.delete(incomingKey);
            } else {
                BlockingAwait.of(
                        s3.abortMultipartUpload(
                                abort -> abort.bucket(bucket).key(incomingKey).uploadId(uploadId)),
                        timeout);
            }
        } catch (RuntimeException fault) {
            LOG.warnf(
                    "key=%s was not removed from bucket=%s, a sweep with repair removes it: %s",
                    incomingKey, bucket, fault);
        }
        try {
            spool.close();
            Files.deleteIfExists(file);
        } catch (IOException fault) {
            LOG.warnf("file=%s was not deleted: %s", file, fault);
        }
    }

    private record LargePhotograph(LargeUpload upload, String sha256, long sizeBytes, Inspection.Accepted inspection)
            implements IncomingPhotograph {

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(upload.flushedFile());
        }

        @Override
        public void store(String key) {
            upload.store(key, inspection.mediaType());
        }

        @Override
        public void close() {
            upload.close();
        }
    }
}
