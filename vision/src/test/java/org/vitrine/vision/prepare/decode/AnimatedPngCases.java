package org.vitrine.vision.prepare.decode;

import static org.vitrine.vision.prepare.decode.FormatCases.CUT;
import static org.vitrine.vision.prepare.decode.FormatCases.samples;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** Cases of animated PNG, whose first frame is the picture. */
final class AnimatedPngCases {

    /** Length of the signature and the header chunk. */
    private static final int HEAD_BYTES = 33;

    private static final int CHUNK_HEAD_BYTES = 8;
    private static final int END_CHUNK_BYTES = 12;

    private AnimatedPngCases() {}

    static List<FormatCase> all() {
        return List.of(
                animated(
                        8,
                        "RGB, animated",
                        "none",
                        2,
                        patch -> samples(FormatCases.RGB[patch], 8),
                        FormatCases.decoded(FormatCases.RGB)),
                animated(
                        8,
                        "RGB, animated",
                        "straight",
                        6,
                        patch -> samples(FormatCases.RGB[patch], 8, CUT[patch]),
                        FormatCases.withTransparency(FormatCases.RGB_CUT)),
                animated(
                        16,
                        "grey, animated",
                        "straight",
                        4,
                        patch -> samples(FormatCases.grey(patch), 16, CUT[patch]),
                        FormatCases.withTransparency(FormatCases.GREYS_CUT)));
    }

    /**
     * Returns a case.
     *
     * @param type colour type of PNG: 2 RGB, 4 grey and alpha, 6 RGB and alpha
     */
    private static FormatCase animated(
            int bits, String colour, String alpha, int type, FormatScene.Patch patch, FormatCase.Expected expected) {
        return new FormatCase(
                "PNG",
                String.valueOf(bits),
                colour,
                alpha,
                true,
                orientation -> file(orientation, bits, type, patch),
                expected);
    }

    private static byte[] file(int orientation, int bits, int type, FormatScene.Patch patch) {
        int width = FormatScene.storedWidth(orientation);
        int height = FormatScene.storedHeight(orientation);
        int sampleCount = patch.samples(0).length;
        byte[] still = Chunks.png(
                width,
                height,
                bits,
                type,
                sampleCount,
                FormatScene.stored(orientation, patch),
                Chunks.chunk("eXIf", Chunks.exif(orientation)));
        return withSecondFrame(still, width, height, secondFrame(bits, type, sampleCount));
    }

    /** Returns the compressed data of a frame of one pixel whose samples are 0. */
    private static byte[] secondFrame(int bits, int type, int sampleCount) {
        byte[] pixel = Chunks.png(1, 1, bits, type, sampleCount, (_, _) -> new int[sampleCount]);
        int checksumBytes = 4;
        return java.util.Arrays.copyOfRange(
                pixel, HEAD_BYTES + CHUNK_HEAD_BYTES, pixel.length - END_CHUNK_BYTES - checksumBytes);
    }

    private static byte[] withSecondFrame(byte[] still, int width, int height, byte[] secondFrame) {
        int end = still.length - END_CHUNK_BYTES;
        var file = new ByteArrayOutputStream();
        file.write(still, 0, HEAD_BYTES);
        file.writeBytes(
                Chunks.chunk("acTL", ByteBuffer.allocate(8).putInt(2).putInt(0).array()));
        file.writeBytes(frameControl(0, width, height));
        file.write(still, HEAD_BYTES, end - HEAD_BYTES);
        file.writeBytes(frameControl(1, 1, 1));
        file.writeBytes(Chunks.chunk(
                "fdAT",
                ByteBuffer.allocate(4 + secondFrame.length)
                        .putInt(2)
                        .put(secondFrame)
                        .array()));
        file.write(still, end, END_CHUNK_BYTES);
        return file.toByteArray();
    }

    /** Returns the control chunk of a frame in the upper left corner that is shown for a tenth of a second. */
    private static byte[] frameControl(int sequence, int width, int height) {
        var body = ByteBuffer.allocate(26).putInt(sequence).putInt(width).putInt(height);
        body.putInt(0).putInt(0).putShort((short) 1).putShort((short) 10);
        return Chunks.chunk("fcTL", body.array());
    }
}
