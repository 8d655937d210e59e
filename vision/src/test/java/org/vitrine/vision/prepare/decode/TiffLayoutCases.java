package org.vitrine.vision.prepare.decode;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Cases of TIFF in RGB whose samples are stored in planes, in several strips or in tiles. */
final class TiffLayoutCases {

    /** Size of a tile. It does not divide the width of the picture, so that the last tile of a row is filled up. */
    private static final int TILE_WIDTH = 32;

    private static final int TILE_HEIGHT = 16;
    private static final int ROWS_PER_STRIP = 10;

    private TiffLayoutCases() {}

    static List<FormatCase> all() {
        List<FormatCase> cases = new ArrayList<>();
        for (int bits : new int[] {8, 16}) {
            cases.add(inParts(bits, "RGB, several strips", 0, ROWS_PER_STRIP, false));
            cases.add(inParts(bits, "RGB, several strips, planar", 0, ROWS_PER_STRIP, true));
            cases.add(inParts(bits, "RGB, tiles", TILE_WIDTH, TILE_HEIGHT, false));
            cases.add(inParts(bits, "RGB, tiles, planar", TILE_WIDTH, TILE_HEIGHT, true));
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
