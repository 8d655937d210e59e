package org.vitrine.onnx;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * JPEG, by OpenCV: beside a small network, decoding is what costs a request most, and this takes a third of the time of the JDK's
 * decoder. CMYK and grey become RGB; the orientation in Exif is left alone, for who sends pictures to a model has turned them.
 */
final class JpegDecoder {

    private static final int MARKER = 0xff;
    private static final int START_OF_IMAGE = 0xd8;

    /**
     * JavaCPP refuses to allocate once the whole process takes several times its heap, and ONNX Runtime's memory alone is more. What
     * is decoded is bounded by its pixels, and by the threads that decode.
     */
    private static final String MOST_MEMORY = "org.bytedeco.javacpp.maxPhysicalBytes";

    static {
        if (System.getProperty(MOST_MEMORY) == null) {
            System.setProperty(MOST_MEMORY, "0");
        }
    }

    private JpegDecoder() {}

    static boolean is(byte[] bytes) {
        return bytes.length > 2 && at(bytes, 0) == MARKER && at(bytes, 1) == START_OF_IMAGE;
    }

    static DecodedPicture.Decoded decode(byte[] bytes, long maxPixels) {
        var frame = Frame.of(bytes);
        if (frame.isEmpty()) {
            return new DecodedPicture.Decoded.NotAnImage(
                    "the JPEG of %d bytes has no header that says how large it is".formatted(bytes.length));
        }
        int width = frame.get().width();
        int height = frame.get().height();
        if ((long) width * height > maxPixels) {
            return DecodedPicture.tooLarge(width, height, maxPixels);
        }
        try (var _ = new PointerScope()) {
            var decoded = imdecode(new Mat(new BytePointer(bytes)), IMREAD_COLOR | IMREAD_IGNORE_ORIENTATION);
            if (decoded.empty()) {
                return new DecodedPicture.Decoded.NotAnImage(
                        "the JPEG of %d bytes is damaged: nothing of it can be decoded".formatted(bytes.length));
            }
            var image = new BufferedImage(decoded.cols(), decoded.rows(), BufferedImage.TYPE_3BYTE_BGR);
            decoded.data().get(((DataBufferByte) image.getRaster().getDataBuffer()).getData());
            return new DecodedPicture.Decoded.Fine(new DecodedPicture(image));
        } catch (RuntimeException refused) {
            // OpenCV's own refusals come as such; other pictures of the same batch must not pay for this one.
            return new DecodedPicture.Decoded.NotAnImage("the JPEG cannot be decoded: " + refused.getMessage());
        }
    }

    /** What the header of a frame says (ISO/IEC 10918-1, B.2.2). */
    private record Frame(int width, int height) {

        private static final int LENGTH_BYTES = 2;

        static Optional<Frame> of(byte[] bytes) {
            int marker = 2;
            while (marker + 9 <= bytes.length && at(bytes, marker) == MARKER) {
                int kind = at(bytes, marker + 1);
                if (kind == MARKER) {
                    marker++;
                } else if (beginsFrame(kind)) {
                    var frame = new Frame(pair(bytes, marker + 7), pair(bytes, marker + 5));
                    return frame.width > 0 && frame.height > 0 ? Optional.of(frame) : Optional.empty();
                } else {
                    marker += LENGTH_BYTES + Math.max(LENGTH_BYTES, pair(bytes, marker + 2));
                }
            }
            return Optional.empty();
        }

        /** C0 to CF, without the three among them that define tables or are reserved. */
        private static boolean beginsFrame(int kind) {
            return kind >= 0xc0 && kind <= 0xcf && kind != 0xc4 && kind != 0xc8 && kind != 0xcc;
        }
    }

    private static int at(byte[] bytes, int index) {
        return bytes[index] & 0xff;
    }

    private static int pair(byte[] bytes, int index) {
        return at(bytes, index) << 8 | at(bytes, index + 1);
    }
}
