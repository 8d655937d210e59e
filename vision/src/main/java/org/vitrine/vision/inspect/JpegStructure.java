package org.vitrine.vision.inspect;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Checks the structure of a JPEG: walks its markers from SOI to EOI, through every scan (ITU-T T.81, annex B). */
final class JpegStructure {

    private static final int SOS = 0xda;
    private static final int PROGRESSIVE = 0xc2;
    /**
     * Bytes per coefficient. A decoder holds all coefficients of a progressive JPEG until its last scan, whatever the
     * scale of the result.
     */
    private static final double COEFFICIENT_BYTES = 2;

    private static final int EOI = 0xd9;
    private static final int NUMBER_OF_LINES = 0xdc;
    private static final int COMMENT = 0xfe;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final String EXIF = "Exif\0\0";
    private static final String ICC = "ICC_PROFILE\0";

    private final RandomAccessBytes randomAccessBytes;
    private final InspectionLimits inspectionLimits;

    private @Nullable Frame frame;
    private Orientation orientation = Orientation.UPRIGHT;
    private final TreeMap<Integer, RandomAccessBytes> profileParts = new TreeMap<>();
    private int profilePartCount;
    private int adobeTransform = -1;
    private final JpegScans scans = new JpegScans();
    /** Offset at which the data of the last scan ends; negative before the first scan. */
    private long scanEnd = -1;

    private record Frame(int widthPx, int heightPx, int components) {}

    private JpegStructure(RandomAccessBytes randomAccessBytes, InspectionLimits inspectionLimits) {
        this.randomAccessBytes = randomAccessBytes;
        this.inspectionLimits = inspectionLimits;
    }

    static Inspection.Accepted read(RandomAccessBytes randomAccessBytes, InspectionLimits inspectionLimits) {
        return new JpegStructure(randomAccessBytes, inspectionLimits).walk();
    }

    private Inspection.Accepted walk() {
        boolean hasEndMarker;
        try {
            hasEndMarker = reachesEndMarker();
        } catch (InspectionRefusal broken) {
            if (!isCompleteSoFar()) {
                throw broken;
            }
            hasEndMarker = false;
        }
        if (frame == null || scanEnd < 0) {
            throw InspectionRefusal.damaged("it ends before any picture began");
        }
        return new Inspection.Accepted(
                ImageFormat.JPEG,
                frame.widthPx,
                frame.heightPx,
                orientation,
                1,
                0,
                colour(frame),
                hasEndMarker ? OptionalLong.empty() : OptionalLong.of(scanEnd));
    }

    private boolean reachesEndMarker() {
        long at = 2;
        while (true) {
            at = nextMarker(at);
            int marker = randomAccessBytes.u8(at - 1);
            if (marker == EOI) {
                return true;
            }
            if (isStandalone(marker)) {
                continue;
            }
            int length = randomAccessBytes.u16(at, BIG_ENDIAN);
            if (length < 2) {
                throw InspectionRefusal.damaged("segment %02x at %d has length %d".formatted(marker, at, length));
            }
            randomAccessBytes.require(at, length, "segment %02x".formatted(marker));
            if (scans.isComplete() && !isAllowedAfterLastScan(marker, at + length) && isCompleteSoFar()) {
                return false;
            }
            segment(marker, randomAccessBytes.slice(at + 2, length - 2));
            at += length;
            if (marker == SOS) {
                at = endOfScan(at);
                scanEnd = at;
            }
        }
    }

    /**
     * Whether a segment is allowed behind the last scan: application data, comments and the number of lines, each
     * followed by another marker. Anything else does not belong to the picture.
     */
    private boolean isAllowedAfterLastScan(int marker, long end) {
        boolean skippable = marker >= 0xe0 && marker <= 0xef || marker == COMMENT || marker == NUMBER_OF_LINES;
        return skippable && randomAccessBytes.has(end, 1) && randomAccessBytes.u8(end) == 0xff;
    }

    /** Whether only the end marker is missing. */
    private boolean isCompleteSoFar() {
        return scanEnd >= 0 && scans.isComplete() && JpegCompleteness.isComplete(randomAccessBytes, scanEnd);
    }

    private void segment(int marker, RandomAccessBytes body) {
        if (isFrame(marker)) {
            frame(marker, body);
        } else if (marker == SOS && frame == null) {
            throw InspectionRefusal.damaged("a scan comes before the frame it belongs to");
        } else if (marker == SOS) {
            scans.add(body);
        } else if (marker == APP1 && body.startsWith(0, EXIF)) {
            orientation = TiffDirectory.orientationOf(body.slice(EXIF.length(), body.length() - EXIF.length()));
        } else if (marker == APP2 && body.startsWith(0, ICC) && body.has(0, ICC.length() + 2)) {
            profilePartCount = body.u8(ICC.length() + 1);
            profileParts.putIfAbsent(
                    body.u8(ICC.length()), body.slice(ICC.length() + 2, body.length() - ICC.length() - 2));
        } else if (marker == APP14 && body.startsWith(0, "Adobe") && body.has(0, 12)) {
            adobeTransform = body.u8(11);
        }
    }

    private void frame(int marker, RandomAccessBytes body) {
        switch (marker) {
            case 0xc0, 0xc1, 0xc2 -> {}
            case 0xc3 -> throw InspectionRefusal.unsupported("a lossless JPEG");
            case 0xc9, 0xca -> throw InspectionRefusal.unsupported("a JPEG with arithmetic coding");
            default -> throw InspectionRefusal.unsupported("a hierarchical JPEG");
        }
        int precision = body.u8(0);
        if (precision != 8) {
            throw InspectionRefusal.unsupported("a JPEG with %d bits per sample".formatted(precision));
        }
        if (frame != null) {
            throw InspectionRefusal.damaged("it has two frame headers");
        }
        int height = body.u16(1, BIG_ENDIAN);
        int width = body.u16(3, BIG_ENDIAN);
        int components = body.u8(5);
        inspectionLimits.requireSize(width, height);
        if (components != 1 && components != 3 && components != 4) {
            throw InspectionRefusal.unsupported("a JPEG with %d components".formatted(components));
        }
        if (marker == PROGRESSIVE) {
            inspectionLimits.requireMemory(
                    (long) width * height, COEFFICIENT_BYTES * samplesPerPixel(body, components), "progressive JPEG");
        }
        scans.start(body, components);
        frame = new Frame(width, height, components);
    }

    /** Returns the number of samples per pixel; less than one per component where chroma is subsampled. */
    private static double samplesPerPixel(RandomAccessBytes body, int components) {
        int maxFactors = 1;
        int sum = 0;
        for (int i = 0; i < components; i++) {
            int factors = body.u8(7 + 3 * i);
            int each = (factors >> 4) * (factors & 0xf);
            maxFactors = Math.max(maxFactors, each);
            sum += each;
        }
        return Math.max(1, (double) sum / maxFactors);
    }

    /**
     * Returns the offset behind the code of the next marker. Stray bytes between segments are skipped, as all decoders
     * do.
     */
    private long nextMarker(long at) {
        while (true) {
            if (!randomAccessBytes.has(at, 2)) {
                throw InspectionRefusal.truncated(
                        scanEnd < 0 ? "it ends before any picture began" : "the picture data ends in the middle");
            }
            int code = randomAccessBytes.u8(at + 1);
            if (randomAccessBytes.u8(at) == 0xff && code != 0 && code != 0xff) {
                return at + 2;
            }
            at++;
        }
    }

    /**
     * Returns the end of entropy-coded data: the first marker that is neither stuffing (FF 00) nor a restart, or the
     * end of the file.
     */
    private long endOfScan(long at) {
        return randomAccessBytes.nextFf(at, code -> code != 0 && code != 0xff && !(code >= 0xd0 && code <= 0xd7));
    }

    private SampleFormat colour(Frame of) {
        var model =
                switch (of.components) {
                    case 1 -> SampleFormat.Model.GREY;
                    case 3 -> SampleFormat.Model.RGB;
                    default -> inkModel();
                };
        return SampleFormat.opaque(model, 8).with(profile());
    }

    /**
     * Returns the colour model of a JPEG with four components. Adobe's applications, the only source of such files,
     * store inverted inks and state this in their APP14 marker.
     */
    private SampleFormat.Model inkModel() {
        return switch (adobeTransform) {
            case 2 -> SampleFormat.Model.YCCK;
            case 0, 1 -> SampleFormat.Model.CMYK_INVERTED;
            default -> SampleFormat.Model.CMYK;
        };
    }

    private Optional<IccProfile> profile() {
        long size = profileParts.values().stream()
                .mapToLong(RandomAccessBytes::length)
                .sum();
        if (profileParts.isEmpty()) {
            return Optional.empty();
        }
        if (profileParts.size() != profilePartCount || size > IccProfile.MAX_BYTES) {
            return Optional.of(IccProfile.UNREADABLE);
        }
        var joined = new ByteArrayOutputStream((int) size);
        profileParts.values().forEach(part -> joined.writeBytes(part.copy()));
        return Optional.of(new IccProfile(joined.toByteArray()));
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static boolean isStandalone(int marker) {
        return marker == 0x01 || marker >= 0xd0 && marker <= 0xd8;
    }
}
