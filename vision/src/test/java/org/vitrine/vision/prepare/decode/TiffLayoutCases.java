package org.vitrine.vision.prepare.decode;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Cases of TIFF in RGB whose samples are stored in planes, in several strips or in tiles. */
final class TiffLayoutCases {

    /**
     * Width and height of a tile. They do not divide the longer edge of the picture, so that the last tile is filled
     * up. Each tile has a multiple of 1024 bytes: OpenCV refuses other tiles of 8 bits, and ImageIO would decode them.
     */
    private static final int TILE_EDGE = 32;

    private static final int ROWS_PER_STRIP = 10;

    private TiffLayoutCases() {}

    static List<FormatCase> all() {
        List<FormatCase> cases = new ArrayList<>();
        for (int bits : new int[] {8, 16}) {
            cases.add(inParts(bits, "RGB, several strips", 0, ROWS_PER_STRIP, false));
            cases.add(inParts(bits, "RGB, several strips, planar", 0, ROWS_PER_STRIP, true));
            cases.add(inParts(bits, "RGB, tiles", TILE_EDGE, TILE_EDGE, false));
            cases.add(inParts(bits, "RGB, tiles, planar", TILE_EDGE, TILE_EDGE, true));
        }
        return cases;
    }

    private static FormatCase inParts(int bits, String colour, int partWidth, int partHeight, boolean planar) {
        return new FormatCase(
                "TIFF",
                String.valueOf(bits),
                colour,
                "none",
                true,
                orientation -> file(orientation, bits, partWidth, partHeight, planar),
                FormatCases.decoded(FormatCases.RGB));
    }

    private static byte[] file(int orientation, int bits, int partWidth, int partHeight, boolean planar) {
        var file = TiffFile.of(ByteOrder.LITTLE_ENDIAN);
        file.pageInParts(
                        FormatScene.storedWidth(orientation),
                        FormatScene.storedHeight(orientation),
                        bits,
                        FormatScene.stored(orientation, patch -> FormatCases.samples(FormatCases.RGB[patch], bits)),
                        partWidth,
                        partHeight,
                        planar)
                .tag(274, orientation);
        return file.write();
    }
}
