package org.vitrine.ingest.arrival;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Set;
import org.vitrine.ingest.identity.Sha256Hex;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.settings.IngestConfig;
import org.vitrine.ingest.settings.UploadConfig;
import org.vitrine.store.ImageStore;
import org.vitrine.vision.inspect.Inspection;
import org.vitrine.vision.inspect.InspectionLimits;
import org.vitrine.vision.inspect.Inspector;
import org.vitrine.vision.inspect.ReasonCode;

/**
 * Reads the bytes of a photograph within the limits, hashes them, and decides by their content whether the photograph
 * is accepted. All methods block.
 *
 * <p>A small photograph is held in memory once; a large one is uploaded in parts while it is received.
 */
@ApplicationScoped
class UploadReader {

    /** Reasons to refuse a photograph that the beginning of its file shows as reliably as the whole file. */
    private static final Set<ReasonCode> REASONS_SHOWN_BY_HEADER =
            Set.of(ReasonCode.UNSUPPORTED_FORMAT, ReasonCode.TOO_MANY_PIXELS, ReasonCode.TOO_SMALL);

    private static final int INITIAL_READ_BYTES = 64 * 1024;

    private final ImageStore store;
    private final LargeUploads largeUploads;
    private final Inspector inspector;
    private final long maxBytes;
    private final int partBytes;
    private final Duration uploadTimeout;
    private final MinimumBodyRate minimumRate;
    private final Duration stepTimeout;
    private final Duration checkTimeout;
    private final StoreCopies copies;
    private final Path spoolFolder;

    UploadReader(
            ImageStore store,
            LargeUploads largeUploads,
            StoreCopies copies,
            IngestConfig config,
            UploadConfig uploads) {
        this.store = store;
        this.copies = copies;
        this.checkTimeout = uploads.checkTimeout();
        this.spoolFolder = LargeUploads.spoolFolder(config);
        this.largeUploads = largeUploads;
        this.inspector = new Inspector(new InspectionLimits(
                config.picture().maxPixels(),
                config.picture().minEdgePx(),
                config.picture().maxFrames()));
        this.maxBytes = config.maxUpload().asLongValue();
        this.partBytes = Math.toIntExact(config.partSize().asLongValue());
        this.uploadTimeout = config.uploadTimeout();
        this.minimumRate = new MinimumBodyRate(config.uploadPace().asLongValue());
        this.stepTimeout = config.stepTimeout();
    }

    /**
     * Reads the body of a post.
     *
     * @param lengthBytes announced length, if there is one
     */
    UploadResult read(InputStream body, OptionalLong lengthBytes) {
        if (lengthBytes.isPresent() && lengthBytes.getAsLong() > maxBytes) {
            return tooLarge(Sha256Hex.digest());
        }
        var digest = Sha256Hex.digest();
        var reader = new BodyReader(body, digest, uploadTimeout, minimumRate);
        try {
            byte[] first = new byte[initialReadBytes(lengthBytes)];
            int filled = reader.fill(first, 0);
            while (filled == first.length && first.length < partBytes) {
                first = Arrays.copyOf(first, (int) Math.min(partBytes, first.length * 4L));
                filled = reader.fill(first, filled);
            }
            boolean complete = filled < first.length || reader.atEnd();
            if (filled > maxBytes) {
                return tooLarge(digest);
            }
            return complete ? readSmall(first, filled, digest) : readLarge(first, reader, digest);
        } catch (IOException fault) {
            return new UploadResult.Broken(String.valueOf(fault.getMessage()));
        }
    }

    /** Reads an object in the store into a temporary file, hashes it, and inspects the file. */
    UploadResult read(UploadedObject uploadedObject) {
        var digest = Sha256Hex.digest();
        var reader = new BodyReader(uploadedObject.body(), digest, checkTimeout, MinimumBodyRate.NONE);
        try {
            var file = Files.createTempFile(Files.createDirectories(spoolFolder), "vitrine-uploaded-", ".part");
            boolean handedOver = false;
            try {
                spool(reader, file);
                String sha256 = Sha256Hex.hex(digest);
                return switch (inspector.inspect(file)) {
                    case Inspection.Refused refused -> unfit(sha256, refused);
                    case Inspection.Accepted accepted -> {
                        handedOver = true;
                        yield new UploadResult.Accepted(new UploadedPhotograph(
                                copies,
                                uploadedObject.key(),
                                uploadedObject.etag(),
                                file,
                                sha256,
                                reader.bytesReturned(),
                                accepted));
                    }
                };
            } finally {
                if (!handedOver) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException fault) {
            return new UploadResult.Broken(String.valueOf(fault.getMessage()));
        }
    }

    private static void spool(BodyReader reader, Path file) throws IOException {
        byte[] buffer = new byte[UploadedObject.BUFFER_BYTES];
        try (var spool = Files.newOutputStream(file)) {
            for (int filled = reader.fill(buffer, 0); filled > 0; filled = reader.fill(buffer, 0)) {
                spool.write(buffer, 0, filled);
            }
        }
    }

    private int initialReadBytes(OptionalLong lengthBytes) {
        long bytes = lengthBytes.isPresent() ? Math.max(1, lengthBytes.getAsLong()) : INITIAL_READ_BYTES;
        return (int) Math.min(partBytes, bytes);
    }

    private UploadResult readSmall(byte[] buffer, int length, MessageDigest digest) {
        byte[] bytes = length == buffer.length ? buffer : Arrays.copyOf(buffer, length);
        String sha256 = Sha256Hex.hex(digest);
        return switch (inspector.inspect(bytes)) {
            case Inspection.Refused refused -> unfit(sha256, refused);
            case Inspection.Accepted accepted ->
                new UploadResult.Accepted(new SmallPhotograph(store, bytes, sha256, accepted, stepTimeout));
        };
    }

    private UploadResult readLarge(byte[] buffer, BodyReader reader, MessageDigest digest) throws IOException {
        if (inspector.inspect(MemorySegment.ofArray(buffer)) instanceof Inspection.Refused refused
                && REASONS_SHOWN_BY_HEADER.contains(refused.code())) {
            return unfit(Sha256Hex.hex(digest), refused);
        }
        var upload = largeUploads.begin();
        boolean handedOver = false;
        try {
            int filled = buffer.length;
            while (filled > 0) {
                if (reader.bytesReturned() > maxBytes) {
                    return tooLarge(digest);
                }
                upload.append(buffer, filled);
                filled = reader.fill(buffer, 0);
            }
            String sha256 = Sha256Hex.hex(digest);
            return switch (inspector.inspect(upload.flushedFile())) {
                case Inspection.Refused refused -> unfit(sha256, refused);
                case Inspection.Accepted accepted -> {
                    handedOver = true;
                    yield new UploadResult.Accepted(upload.photograph(sha256, reader.bytesReturned(), accepted));
                }
            };
        } finally {
            if (!handedOver) {
                upload.close();
            }
        }
    }

    private UploadResult tooLarge(MessageDigest digest) {
        var problem = new IngestProblem.TooLarge(maxBytes).detail();
        return new UploadResult.Rejected(Sha256Hex.hex(digest), problem.status(), problem.code(), problem.detail());
    }

    private static UploadResult unfit(String sha256, Inspection.Refused refused) {
        return new UploadResult.Rejected(
                sha256, refused.code().httpStatus(), refused.code().code(), refused.sentence());
    }
}
