package org.vitrine.vision.inspect;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Looks at a file without decoding it: format by content, dimensions before allocation, structure whole.
 *
 * <p>Cheap and bounded: headers, a walk over markers, chunks or blocks, checksums, and for PNG and GIF a decompression into
 * a fixed buffer that stops at the size the header promised. Pure: no state, no clock, safe from any thread.
 */
public record Inspector(InspectionLimits limits) {

    public Inspection inspect(byte[] file) {
        return inspect(MemorySegment.ofArray(file));
    }

    /** Maps the file instead of reading it; it must not be shortened meanwhile. */
    public Inspection inspect(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ);
                var arena = Arena.ofConfined()) {
            return inspect(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
        }
    }

    public Inspection inspect(MemorySegment file) {
        var bytes = new RandomAccessBytes(file);
        if (bytes.length() == 0) {
            return new Inspection.Refused(ReasonCode.EMPTY, "The file is empty. Copy or upload it again.");
        }
        try {
            return switch (Sniffer.sniff(bytes)) {
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
