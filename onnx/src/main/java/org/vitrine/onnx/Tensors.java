package org.vitrine.onnx;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.vitrine.onnx.ModelCard.Colour;
import org.vitrine.onnx.ModelCard.Input;
import org.vitrine.onnx.ModelCard.Layout;

/**
 * Writes pixels into the input tensor of a model, in its layout, channel order and normalisation. Each of the 256
 * values of a channel is normalised once, in a table. Immutable and thread-safe.
 */
final class Tensors {

    private static final int LEVELS = 256;
    private static final int BYTES_PER_PIXEL = 3;
    private static final int PIXELS_PER_PIECE = 2048;

    private final Input input;
    private final float[][] levels;

    Tensors(Input input) {
        this.input = input;
        this.levels = new float[input.colour().channels()][LEVELS];
        for (int channel = 0; channel < levels.length; channel++) {
            for (int value = 0; value < LEVELS; value++) {
                levels[channel][value] = (value * input.scale() - input.mean().get(channel))
                        / input.deviation().get(channel);
            }
        }
    }

    /** Allocates the input buffer of a batch, outside the heap, so that ONNX Runtime uses it without a copy. */
    ByteBuffer allocate(int pictures) {
        int width = input.kind() == ModelCard.Kind.FLOAT32 ? Float.BYTES : 1;
        return ByteBuffer.allocateDirect(Math.multiplyExact(pictures, Math.multiplyExact(input.size(), width)))
                .order(ByteOrder.nativeOrder());
    }

    long[] shape(int pictures) {
        int channels = input.colour().channels();
        int edge = input.edgePx();
        return switch (input.layout()) {
            case NCHW -> new long[] {pictures, channels, edge, edge};
            case NHWC -> new long[] {pictures, edge, edge, channels};
        };
    }

    /**
     * Writes one picture into the input buffer of a batch.
     *
     * @param square picture of the model's edge length
     * @param index index of the picture in the batch
     */
    void write(BufferedImage square, ByteBuffer buffer, int index) {
        if (input.kind() == ModelCard.Kind.FLOAT32 && input.colour() != Colour.GREY && isDecodedJpeg(square)) {
            floats(bgr(square), buffer.asFloatBuffer(), index * input.size());
            return;
        }
        int[] pixels = packed(square);
        switch (input.kind()) {
            case FLOAT32 -> floats(pixels, buffer.asFloatBuffer(), index * input.size());
            case UINT8 -> bytes(pixels, buffer, index * input.size());
        }
    }

    private void floats(int[] pixels, FloatBuffer buffer, int from) {
        var values = new float[input.size()];
        int channels = input.colour().channels();
        for (int channel = 0; channel < channels; channel++) {
            float[] level = levels[channel];
            int start = input.layout() == Layout.NCHW ? channel * pixels.length : channel;
            int step = input.layout() == Layout.NCHW ? 1 : channels;
            int shift = shift(channel);
            if (input.colour() == Colour.GREY) {
                for (int i = 0; i < pixels.length; i++) {
                    values[start + i * step] = level[luminance(pixels[i])];
                }
            } else {
                for (int i = 0; i < pixels.length; i++) {
                    values[start + i * step] = level[(pixels[i] >> shift) & 0xff];
                }
            }
        }
        buffer.put(from, values);
    }

    /**
     * Normalises bytes in the order blue, green, red: the most frequent case, because {@link JpegDecoder} gives this
     * order; it saves the conversion to packed pixels. It works in pieces that fit the L1 cache: an array of the whole
     * picture would be written to memory and read again.
     */
    private void floats(byte[] pixels, FloatBuffer buffer, int from) {
        int count = pixels.length / BYTES_PER_PIXEL;
        switch (input.layout()) {
            case NCHW -> {
                for (int channel = 0; channel < BYTES_PER_PIXEL; channel++) {
                    plane(pixels, levels[channel], place(channel), buffer, from + channel * count);
                }
            }
            case NHWC -> interleaved(pixels, buffer, from);
        }
    }

    private static void plane(byte[] pixels, float[] level, int place, FloatBuffer buffer, int from) {
        var piece = new float[PIXELS_PER_PIECE];
        int count = pixels.length / BYTES_PER_PIXEL;
        for (int start = 0; start < count; start += PIXELS_PER_PIECE) {
            int length = Math.min(PIXELS_PER_PIECE, count - start);
            for (int i = 0; i < length; i++) {
                piece[i] = level[pixels[BYTES_PER_PIXEL * (start + i) + place] & 0xff];
            }
            buffer.put(from + start, piece, 0, length);
        }
    }

    private void interleaved(byte[] pixels, FloatBuffer buffer, int from) {
        var piece = new float[BYTES_PER_PIXEL * PIXELS_PER_PIECE];
        for (int start = 0; start < pixels.length; start += piece.length) {
            int length = Math.min(piece.length, pixels.length - start);
            for (int channel = 0; channel < BYTES_PER_PIXEL; channel++) {
                float[] level = levels[channel];
                int place = place(channel);
                for (int i = 0; i < length; i += BYTES_PER_PIXEL) {
                    piece[i + channel] = level[pixels[start + i + place] & 0xff];
                }
            }
            buffer.put(from + start, piece, 0, length);
        }
    }

    /** Index of a channel of the model among the bytes of a pixel, which are blue, green, red. */
    private int place(int channel) {
        return input.colour() == Colour.BGR ? channel : 2 - channel;
    }

    private void bytes(int[] pixels, ByteBuffer buffer, int from) {
        var values = new byte[input.size()];
        int channels = input.colour().channels();
        for (int channel = 0; channel < channels; channel++) {
            int start = input.layout() == Layout.NCHW ? channel * pixels.length : channel;
            int step = input.layout() == Layout.NCHW ? 1 : channels;
            int shift = shift(channel);
            for (int i = 0; i < pixels.length; i++) {
                int value = input.colour() == Colour.GREY ? luminance(pixels[i]) : pixels[i] >> shift;
                values[start + i * step] = (byte) value;
            }
        }
        buffer.put(from, values);
    }

    private int shift(int channel) {
        return input.colour() == Colour.BGR ? 8 * channel : 16 - 8 * channel;
    }

    /** Returns the luma of ITU-R BT.601, 0 to 255. */
    private static int luminance(int rgb) {
        return (299 * ((rgb >> 16) & 0xff) + 587 * ((rgb >> 8) & 0xff) + 114 * (rgb & 0xff)) / 1000;
    }

    /** Pixels as 0xRRGGBB; the two usual image types are read without {@code getRGB}, which converts each pixel. */
    private static int[] packed(BufferedImage image) {
        int count = image.getWidth() * image.getHeight();
        if (image.getType() == BufferedImage.TYPE_INT_RGB
                && image.getRaster().getDataBuffer() instanceof DataBufferInt ints
                && ints.getData().length == count) {
            return ints.getData();
        }
        if (isDecodedJpeg(image)) {
            byte[] data = bgr(image);
            var packed = new int[count];
            for (int i = 0; i < count; i++) {
                packed[i] = (data[3 * i + 2] & 0xff) << 16 | (data[3 * i + 1] & 0xff) << 8 | data[3 * i] & 0xff;
            }
            return packed;
        }
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static boolean isDecodedJpeg(BufferedImage image) {
        return image.getType() == BufferedImage.TYPE_3BYTE_BGR
                && bgr(image).length == BYTES_PER_PIXEL * image.getWidth() * image.getHeight();
    }

    private static byte[] bgr(BufferedImage image) {
        return image.getRaster().getDataBuffer() instanceof DataBufferByte bytes ? bytes.getData() : new byte[0];
    }
}
