package org.vitrine.vision.inspect;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks the structure of a WebP: walks its RIFF chunks (RFC 9649). */
final class WebpStructure {

    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int FRAME_HEADER_BYTES = 16;

    /**
     * Bytes in memory per pixel while the picture is decoded: the picture itself and, if lossless, the decoder's own
     * copy.
     */
    private static final double LOSSY_BYTES_PER_PIXEL = 4;

    private static final double LOSSLESS_BYTES_PER_PIXEL = 8;

    private final RandomAccessBytes randomAccessBytes;
    private final InspectionLimits inspectionLimits;

    private @Nullable Size canvas;
    private @Nullable Size picture;
    private boolean alpha;
    private boolean lossless;
    private int frames;
    private Orientation orientation = Orientation.UPRIGHT;
    private Optional<IccProfile> profile = Optional.empty();

    private record Size(int widthPx, int heightPx) {}

    private WebpStructure(RandomAccessBytes randomAccessBytes, InspectionLimits inspectionLimits) {
        this.randomAccessBytes = randomAccessBytes;
        this.inspectionLimits = inspectionLimits;
    }

    static Inspection.Accepted read(RandomAccessBytes randomAccessBytes, InspectionLimits inspectionLimits) {
        return new WebpStructure(randomAccessBytes, inspectionLimits).walk();
    }

    private Inspection.Accepted walk() {
        long end = CHUNK_HEADER_BYTES + randomAccessBytes.u32(4, LITTLE_ENDIAN);
        if (!randomAccessBytes.has(0, end)) {
            throw InspectionRefusal.truncated(
                    "its header states %d bytes, it has %d".formatted(end, randomAccessBytes.length()));
        }
        var whole = randomAccessBytes.slice(0, end);
        long at = 12;
        while (whole.has(at, CHUNK_HEADER_BYTES)) {
            long length = whole.u32(at + 4, LITTLE_ENDIAN);
            whole.require(at + CHUNK_HEADER_BYTES, length, "a chunk");
            chunk(whole.latin1(at, 4), whole.slice(at + CHUNK_HEADER_BYTES, length));
            at += CHUNK_HEADER_BYTES + length + (length & 1);
        }
        if (frames == 0 && picture == null) {
            throw InspectionRefusal.damaged("it contains no picture");
        }
        Size size = canvas != null ? canvas : picture;
        if (size == null || frames == 0 && !size.equals(picture)) {
            throw InspectionRefusal.damaged("its picture does not fill its canvas");
        }
        inspectionLimits.requireMemory(
                (long) size.widthPx * size.heightPx,
                lossless ? LOSSLESS_BYTES_PER_PIXEL : LOSSY_BYTES_PER_PIXEL,
                "WebP");
        return new Inspection.Accepted(
                ImageFormat.WEBP,
                size.widthPx,
                size.heightPx,
                orientation,
                Math.max(1, frames),
                (alpha
                                ? SampleFormat.withAlpha(SampleFormat.Model.RGB, 8)
                                : SampleFormat.opaque(SampleFormat.Model.RGB, 8))
                        .with(profile));
    }

    private void chunk(String type, RandomAccessBytes body) {
        switch (type) {
            case "VP8X" -> {
                canvas = new Size(body.u24le(4) + 1, body.u24le(7) + 1);
                inspectionLimits.requireSize(canvas.widthPx, canvas.heightPx);
                alpha = (body.u8(0) & 0x10) != 0;
            }
            case "VP8 ", "VP8L" -> picture = bitstream(type, body);
            case "ANMF" -> frame(body);
            case "EXIF" -> orientation = TiffDirectory.orientationOf(withoutPreamble(body));
            case "ICCP" ->
                profile = Optional.of(
                        body.length() > IccProfile.MAX_BYTES ? IccProfile.UNREADABLE : new IccProfile(body.copy()));
            default -> {}
        }
    }

    private void frame(RandomAccessBytes body) {
        if (canvas == null) {
            throw InspectionRefusal.damaged("it has frames and no canvas");
        }
        long right = 2L * body.u24le(0) + body.u24le(6) + 1;
        long bottom = 2L * body.u24le(3) + body.u24le(9) + 1;
        if (right > canvas.widthPx || bottom > canvas.heightPx) {
            throw InspectionRefusal.damaged("frame %d is larger than the canvas".formatted(frames + 1));
        }
        frames++;
        inspectionLimits.requireFrames(frames);
        if (frames == 1 && (right < canvas.widthPx || bottom < canvas.heightPx || body.u24le(0) + body.u24le(3) > 0)) {
            // OpenCV fills the area around the frame with black; viewers leave it empty.
            throw InspectionRefusal.unsupported("an animated WebP whose first frame does not fill its canvas");
        }
        var expected = new Size(body.u24le(6) + 1, body.u24le(9) + 1);
        if (!expected.equals(picture(body.slice(FRAME_HEADER_BYTES, body.length() - FRAME_HEADER_BYTES)))) {
            throw InspectionRefusal.damaged("frame %d has another size than it states".formatted(frames));
        }
    }

    /** Returns the size of the bitstream inside a frame; null if there is none. */
    private static @Nullable Size picture(RandomAccessBytes chunks) {
        long at = 0;
        while (chunks.has(at, CHUNK_HEADER_BYTES)) {
            long length = chunks.u32(at + 4, LITTLE_ENDIAN);
            chunks.require(at + CHUNK_HEADER_BYTES, length, "a chunk");
            String type = chunks.latin1(at, 4);
            if (type.equals("VP8 ") || type.equals("VP8L")) {
                return sizeOf(type, chunks.slice(at + CHUNK_HEADER_BYTES, length));
            }
            at += CHUNK_HEADER_BYTES + length + (length & 1);
        }
        return null;
    }

    private Size bitstream(String type, RandomAccessBytes body) {
        var size = sizeOf(type, body);
        lossless = type.equals("VP8L");
        inspectionLimits.requireSize(size.widthPx, size.heightPx);
        if (type.equals("VP8L") && canvas == null) {
            alpha = (body.u8(4) & 0x10) != 0;
        }
        return size;
    }

    private static Size sizeOf(String type, RandomAccessBytes body) {
        return type.equals("VP8L") ? lossless(body) : lossy(body);
    }

    private static Size lossless(RandomAccessBytes body) {
        if (body.u8(0) != 0x2f) {
            throw InspectionRefusal.damaged("its lossless picture data has no valid start");
        }
        long packed = body.u32(1, LITTLE_ENDIAN);
        return new Size((int) (packed & 0x3fff) + 1, (int) (packed >> 14 & 0x3fff) + 1);
    }

    private static Size lossy(RandomAccessBytes body) {
        int tag = body.u24le(0);
        boolean keyFrame = (tag & 1) == 0;
        if (!keyFrame || !body.startsWith(3, "\u009d\u0001*")) {
            throw InspectionRefusal.damaged("its lossy picture data has no valid start");
        }
        body.require(10, tag >> 5, "the first partition");
        return new Size(body.u16(6, LITTLE_ENDIAN) & 0x3fff, body.u16(8, LITTLE_ENDIAN) & 0x3fff);
    }

    /** Removes the six bytes of JPEG's EXIF segment that some programs write before the block. */
    private static RandomAccessBytes withoutPreamble(RandomAccessBytes exif) {
        return exif.startsWith(0, "Exif\0\0") ? exif.slice(6, exif.length() - 6) : exif;
    }
}
