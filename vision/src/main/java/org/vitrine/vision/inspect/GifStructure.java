package org.vitrine.vision.inspect;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

/**
 * Checks the structure of a GIF: walks its blocks up to the trailer (GIF89a, appendix B). Every frame must lie on the
 * canvas; the data of the first frame must decode to all its pixels.
 */
final class GifStructure {

    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;
    private static final int GRAPHIC_CONTROL = 0xf9;

    private final RandomAccessBytes randomAccessBytes;
    private final InspectionLimits inspectionLimits;
    private final int canvasWidthPx;
    private final int canvasHeightPx;
    private int frames;
    private boolean transparency;
    private boolean fillsCanvas;

    private GifStructure(RandomAccessBytes randomAccessBytes, InspectionLimits inspectionLimits) {
        this.randomAccessBytes = randomAccessBytes;
        this.inspectionLimits = inspectionLimits;
        canvasWidthPx = randomAccessBytes.u16(6, LITTLE_ENDIAN);
        canvasHeightPx = randomAccessBytes.u16(8, LITTLE_ENDIAN);
    }

    static Inspection.Accepted read(RandomAccessBytes randomAccessBytes, InspectionLimits inspectionLimits) {
        return new GifStructure(randomAccessBytes, inspectionLimits).walk();
    }

    private Inspection.Accepted walk() {
        inspectionLimits.requireSize(canvasWidthPx, canvasHeightPx);
        int flags = randomAccessBytes.u8(10);
        long at = 13 + colourTableBytes(flags);
        while (true) {
            int block = randomAccessBytes.u8(at);
            if (block == TRAILER) {
                break;
            }
            at = switch (block) {
                case EXTENSION -> extension(at);
                case IMAGE -> image(at);
                // Padding that some programs write between blocks.
                case 0 -> at + 1;
                default -> throw InspectionRefusal.damaged("block %02x at %d does not exist".formatted(block, at));
            };
        }
        if (frames == 0) {
            throw InspectionRefusal.damaged("it ends before any picture began");
        }
        return new Inspection.Accepted(
                ImageFormat.GIF,
                canvasWidthPx,
                canvasHeightPx,
                Orientation.UPRIGHT,
                frames,
                SampleFormat.opaque(SampleFormat.Model.PALETTE, 8)
                        .with(
                                transparency || !fillsCanvas
                                        ? new SampleFormat.Alpha.Palette()
                                        : new SampleFormat.Alpha.None()));
    }

    private long extension(long at) {
        if (frames == 0 && randomAccessBytes.u8(at + 1) == GRAPHIC_CONTROL && randomAccessBytes.u8(at + 2) >= 1) {
            transparency = (randomAccessBytes.u8(at + 3) & 1) != 0;
        }
        return endOfSubBlocks(at + 2);
    }

    private long image(long at) {
        randomAccessBytes.require(at, 10, "a frame");
        int left = randomAccessBytes.u16(at + 1, LITTLE_ENDIAN);
        int top = randomAccessBytes.u16(at + 3, LITTLE_ENDIAN);
        int width = randomAccessBytes.u16(at + 5, LITTLE_ENDIAN);
        int height = randomAccessBytes.u16(at + 7, LITTLE_ENDIAN);
        if (width == 0 || height == 0) {
            throw InspectionRefusal.damaged("frame %d has no pixels".formatted(frames + 1));
        }
        inspectionLimits.requireSize((long) left + width, (long) top + height);
        if (left + width > canvasWidthPx || top + height > canvasHeightPx) {
            throw InspectionRefusal.damaged("frame %d is larger than the canvas".formatted(frames + 1));
        }
        long pixels = at + 10 + colourTableBytes(randomAccessBytes.u8(at + 9));
        long end = endOfSubBlocks(pixels + 1);
        if (frames == 0) {
            new GifPixels(randomAccessBytes, pixels).require((long) width * height);
            fillsCanvas = width == canvasWidthPx && height == canvasHeightPx;
        }
        frames++;
        inspectionLimits.requireFrames(frames);
        return end;
    }

    private long endOfSubBlocks(long at) {
        while (true) {
            int length = randomAccessBytes.u8(at);
            randomAccessBytes.require(at, length + 1L, "a block");
            at += length + 1;
            if (length == 0) {
                return at;
            }
        }
    }

    private static int colourTableBytes(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }
}
