package org.vitrine.vision.inspect;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Checks an image file without decoding it: detects the format from the content, reads the dimensions before memory is
 * allocated, and checks that the structure is complete. Used by ingest-service for uploads and before each preparation.
 *
 * <p>The cost is bounded: headers, a walk over markers, chunks or blocks, checksums, and for PNG and GIF a
 * decompression that keeps no pixels and stops at the size that the header states. Pure and thread-safe.
 */
public record Inspector(InspectionLimits limits) {

    /** Inspects a file in memory. */
    public Inspection inspect(byte[] file) {
        return inspect(MemorySegment.ofArray(file));
    }

    /** Inspects a file through a memory mapping; the file must not be shortened meanwhile. */
    public Inspection inspect(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ);
                var arena = Arena.ofConfined()) {
            return inspect(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
        }
    }

    /** Inspects the bytes of a memory segment, which must stay accessible meanwhile. */
    public Inspection inspect(MemorySegment file) {
        var bytes = new RandomAccessBytes(file);
        if (bytes.length() == 0) {
            return new Inspection.Refused(ReasonCode.EMPTY, "The file is empty. Copy or upload it again.");
        }
        try {
            return switch (FormatDetector.detect(bytes)) {
                case JPEG -> JpegStructure.read(bytes, limits);
                case PNG -> PngStructure.read(bytes, limits);
                case WEBP -> WebpStructure.read(bytes, limits);
                case TIFF -> TiffStructure.read(bytes, limits);
                case GIF -> GifStructure.read(bytes, limits);
                case BMP -> BmpStructure.read(bytes, limits);
                case HEIF -> HeifStructure.read(bytes, limits);
            };
        } catch (InspectionRefusal inspectionRefusal) {
            return inspectionRefusal.refusal();
        }
    }
}
