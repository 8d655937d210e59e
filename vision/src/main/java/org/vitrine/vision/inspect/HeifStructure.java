package org.vitrine.vision.inspect;

import static java.nio.ByteOrder.BIG_ENDIAN;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Checks the structure of a HEIF: walks its boxes (ISO/IEC 23008-12) to the properties of the primary picture. Rotation
 * and mirroring are properties, too; the decoder applies them, so the picture counts as upright.
 */
final class HeifStructure {

    private static final int BOX_HEADER_BYTES = 8;
    private static final int MAX_BOXES = 4_096;
    /** Bytes in memory per pixel while the picture is decoded: luma and chroma, and the colours computed from them. */
    private static final double DECODED_BYTES_PER_PIXEL = 7;

    private final RandomAccessBytes randomAccessBytes;
    private final InspectionLimits inspectionLimits;

    private record Box(String type, RandomAccessBytes body) {}

    private HeifStructure(RandomAccessBytes randomAccessBytes, InspectionLimits inspectionLimits) {
        this.randomAccessBytes = randomAccessBytes;
        this.inspectionLimits = inspectionLimits;
    }

    static Inspection.Accepted read(RandomAccessBytes randomAccessBytes, InspectionLimits inspectionLimits) {
        return new HeifStructure(randomAccessBytes, inspectionLimits).read();
    }

    private Inspection.Accepted read() {
        var meta = bodyOf(boxes(randomAccessBytes, true), "meta");
        var items = boxes(meta.slice(4, meta.length() - 4), false);
        HeifExtents.requireWithin(randomAccessBytes, bodyOf(items, "iloc"));
        long primary = primary(bodyOf(items, "pitm"));
        var properties = boxes(bodyOf(items, "iprp"), false);
        var allProperties = boxes(bodyOf(properties, "ipco"), false);
        RandomAccessBytes extent = null;
        boolean turned = false;
        Optional<IccProfile> profile = Optional.empty();
        for (int index : associations(bodyOf(properties, "ipma"), primary)) {
            if (index < 1 || index > allProperties.size()) {
                continue;
            }
            var property = allProperties.get(index - 1);
            switch (property.type) {
                case "ispe" -> extent = property.body;
                case "irot" -> turned = (property.body.u8(0) & 1) == 1;
                case "colr" -> profile = profile.or(() -> profile(property.body));
                default -> {}
            }
        }
        return accepted(extent, turned, profile);
    }

    private Inspection.Accepted accepted(
            @Nullable RandomAccessBytes extent, boolean turned, Optional<IccProfile> profile) {
        if (extent == null) {
            throw InspectionRefusal.damaged("it does not state the size of its picture");
        }
        long width = extent.u32(4, BIG_ENDIAN);
        long height = extent.u32(8, BIG_ENDIAN);
        inspectionLimits.requireSize(width, height);
        inspectionLimits.requireMemory(width * height, DECODED_BYTES_PER_PIXEL, "HEIF");
        return new Inspection.Accepted(
                ImageFormat.HEIF,
                (int) (turned ? height : width),
                (int) (turned ? width : height),
                Orientation.UPRIGHT,
                1,
                0,
                // Only the decoder can determine whether there is alpha, because alpha is stored as another picture.
                SampleFormat.withAlpha(SampleFormat.Model.RGB, 8).with(profile),
                OptionalLong.empty());
    }

    /**
     * Splits a range into its boxes.
     *
     * @param top whether the last box may extend to the end of the file without stating its length
     */
    private static List<Box> boxes(RandomAccessBytes within, boolean top) {
        List<Box> boxes = new ArrayList<>();
        long at = 0;
        while (within.has(at, BOX_HEADER_BYTES) && boxes.size() < MAX_BOXES) {
            long length = within.u32(at, BIG_ENDIAN);
            int header = BOX_HEADER_BYTES;
            if (length == 1) {
                header += Long.BYTES;
                length = within.u32(at + BOX_HEADER_BYTES, BIG_ENDIAN) << 32 | within.u32(at + 12, BIG_ENDIAN);
            } else if (length == 0 && top) {
                length = within.length() - at;
            }
            if (length < header) {
                throw InspectionRefusal.damaged("a box at %d has length %d".formatted(at, length));
            }
            within.require(at, length, "a box");
            boxes.add(new Box(within.latin1(at + 4, 4), within.slice(at + header, length - header)));
            at += length;
        }
        return boxes;
    }

    private static RandomAccessBytes bodyOf(List<Box> boxes, String type) {
        return boxes.stream()
                .filter(box -> box.type.equals(type))
                .map(Box::body)
                .findFirst()
                .orElseThrow(() -> InspectionRefusal.damaged("its box '%s' is missing".formatted(type)));
    }

    private static long primary(RandomAccessBytes body) {
        return body.u8(0) == 0 ? body.u16(4, BIG_ENDIAN) : body.u32(4, BIG_ENDIAN);
    }

    /** Returns the positions, from 1, of the properties of an item. */
    private static List<Integer> associations(RandomAccessBytes body, long item) {
        boolean longItems = body.u8(0) > 0;
        boolean longIndexes = (body.u8(3) & 1) == 1;
        long count = body.u32(4, BIG_ENDIAN);
        List<Integer> indexes = new ArrayList<>();
        long at = 8;
        for (long i = 0; i < count; i++) {
            long itemId = longItems ? body.u32(at, BIG_ENDIAN) : body.u16(at, BIG_ENDIAN);
            at += longItems ? 4 : 2;
            int links = body.u8(at++);
            for (int j = 0; j < links; j++) {
                int index = longIndexes ? body.u16(at, BIG_ENDIAN) & 0x7fff : body.u8(at) & 0x7f;
                at += longIndexes ? 2 : 1;
                if (itemId == item) {
                    indexes.add(index);
                }
            }
        }
        return indexes;
    }

    private static Optional<IccProfile> profile(RandomAccessBytes colour) {
        boolean icc = colour.startsWith(0, "prof") || colour.startsWith(0, "rICC");
        long size = colour.length() - 4;
        if (!icc || size <= 0) {
            return Optional.empty();
        }
        return Optional.of(
                size > IccProfile.MAX_BYTES
                        ? IccProfile.UNREADABLE
                        : new IccProfile(colour.slice(4, size).copy()));
    }
}
