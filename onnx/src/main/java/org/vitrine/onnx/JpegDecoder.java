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
 * Decodes JPEG with OpenCV, which takes a third of the time of the JDK's decoder: with a small network, decoding is the
 * largest cost of a request. CMYK and grey become RGB. The Exif orientation is ignored, because clients send pictures
 * to a model upright.
 */
final class JpegDecoder {

    private static final int MARKER = 0xff;
    private static final int START_OF_IMAGE = 0xd8;

    /**
     * System property of JavaCPP, which 0 turns off: by default JavaCPP refuses to allocate once the process takes
     * several times its heap, and ONNX Runtime alone takes more. Memory for decoding is bounded by the limit of pixels
     * and by the number of decoding threads.
     */
    private static final String MAX_PHYSICAL_BYTES_PROPERTY = "org.bytedeco.javacpp.maxPhysicalBytes";

    static {
        if (System.getProperty(MAX_PHYSICAL_BYTES_PROPERTY) == null) {
            System.setProperty(MAX_PHYSICAL_BYTES_PROPERTY, "0");
        }
    }

    private JpegDecoder() {}

    /** Whether the bytes begin as a JPEG does. */
    static boolean isJpeg(byte[] bytes) {
        return bytes.length > 2 && at(bytes, 0) == MARKER && at(bytes, 1) == START_OF_IMAGE;
    }

    static DecodedPicture.DecodeResult decode(byte[] bytes, long maxPixels) {
        var frame = Frame.of(bytes);
        if (frame.isEmpty()) {
            return new DecodedPicture.DecodeResult.NotAnImage(
                    "the JPEG of %d bytes has no header with its width and height".formatted(bytes.length));
        }
        int width = frame.get().width();
        int height = frame.get().height();
        if ((long) width * height > maxPixels) {
            return DecodedPicture.tooLarge(width, height, maxPixels);
        }
        try (var _ = new PointerScope()) {
            var decoded = imdecode(new Mat(new BytePointer(bytes)), IMREAD_COLOR | IMREAD_IGNORE_ORIENTATION);
            if (decoded.empty()) {
                return new DecodedPicture.DecodeResult.NotAnImage(
                        "the JPEG of %d bytes is damaged and cannot be decoded".formatted(bytes.length));
            }
            var image = new BufferedImage(decoded.cols(), decoded.rows(), BufferedImage.TYPE_3BYTE_BGR);
            decoded.data().get(((DataBufferByte) image.getRaster().getDataBuffer()).getData());
            return new DecodedPicture.DecodeResult.Success(new DecodedPicture(image));
        } catch (RuntimeException refused) {
            // OpenCV reports its errors as RuntimeException; other pictures of the same batch must not fail with this
            // one.
            return new DecodedPicture.DecodeResult.NotAnImage("the JPEG cannot be decoded: " + refused.getMessage());
        }
    }

    /** Width and height in pixels from the frame header of a JPEG (ISO/IEC 10918-1, B.2.2). */
    private record Frame(int width, int height) {

        private static final int LENGTH_BYTES = 2;

        /** Reads the first frame header; empty if there is none or if it states a length of 0. */
        static Optional<Frame> of(byte[] bytes) {
            int marker = 2;
            while (marker + 9 <= bytes.length && at(bytes, marker) == MARKER) {
                int kind = at(bytes, marker + 1);
                if (kind == MARKER) {
                    marker++;
                } else if (beginsFrame(kind)) {
                    var frame = new Frame(uint16(bytes, marker + 7), uint16(bytes, marker + 5));
                    return frame.width > 0 && frame.height > 0 ? Optional.of(frame) : Optional.empty();
                } else {
                    marker += LENGTH_BYTES + Math.max(LENGTH_BYTES, uint16(bytes, marker + 2));
                }
            }
            return Optional.empty();
        }

        /** Markers SOF0 to SOF15: C0 to CF without C4 and CC, which define tables, and C8, which is reserved. */
        private static boolean beginsFrame(int kind) {
            return kind >= 0xc0 && kind <= 0xcf && kind != 0xc4 && kind != 0xc8 && kind != 0xcc;
        }
    }

    private static int at(byte[] bytes, int index) {
        return bytes[index] & 0xff;
    }

    private static int uint16(byte[] bytes, int index) {
        return at(bytes, index) << 8 | at(bytes, index + 1);
    }
}
