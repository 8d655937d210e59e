package org.vitrine.modelserver;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** Pixels in the layout a model takes. */
final class Tensor {

    private static final int CHANNELS = 3;

    private Tensor() {}

    /** Length 3 × edge × edge, normalised as the card says. */
    static FloatBuffer floats(BufferedImage square, ModelCard.Input input) {
        var values = FloatBuffer.allocate(CHANNELS * input.edgePx() * input.edgePx());
        fill(
                square,
                input,
                (at, channel, value) -> values.put(
                        at,
                        (value * input.scale() - input.mean().get(channel))
                                / input.deviation().get(channel)));
        return values;
    }

    /** The same for models that take the bytes as they are. */
    static ByteBuffer bytes(BufferedImage square, ModelCard.Input input) {
        var values = ByteBuffer.allocateDirect(CHANNELS * input.edgePx() * input.edgePx());
        fill(square, input, (at, _, value) -> values.put(at, (byte) value));
        return values;
    }

    static long[] shape(ModelCard.Input input) {
        return switch (input.layout()) {
            case NCHW -> new long[] {1, CHANNELS, input.edgePx(), input.edgePx()};
            case NHWC -> new long[] {1, input.edgePx(), input.edgePx(), CHANNELS};
        };
    }

    private interface Sink {
        void put(int at, int channel, int value);
    }

    private static void fill(BufferedImage square, ModelCard.Input input, Sink sink) {
        int edge = input.edgePx();
        int plane = edge * edge;
        int[] row = new int[edge];
        for (int y = 0; y < edge; y++) {
            square.getRGB(0, y, edge, 1, row, 0, edge);
            for (int x = 0; x < edge; x++) {
                for (int channel = 0; channel < CHANNELS; channel++) {
                    int value = (row[x] >> (16 - 8 * channel)) & 0xff;
                    int pixel = y * edge + x;
                    int at =
                            switch (input.layout()) {
                                case NCHW -> channel * plane + pixel;
                                case NHWC -> pixel * CHANNELS + channel;
                            };
                    sink.put(at, channel, value);
                }
            }
        }
    }
}
