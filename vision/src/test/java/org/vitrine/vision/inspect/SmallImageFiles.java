package org.vitrine.vision.inspect;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/** Makes small valid files of every format. */
public final class SmallImageFiles {

    private SmallImageFiles() {}

    public static byte[] of(ImageFormat format) {
        return switch (format) {
            case JPEG -> encoded("jpeg");
            case PNG -> encoded("png");
            case GIF -> encoded("gif");
            case BMP -> encoded("bmp");
            case TIFF -> encoded("tiff");
            case WEBP -> webp();
            case HEIF -> HeifFile.plain();
        };
    }

    public static byte[] jpeg() {
        return encoded("jpeg");
    }

    public static byte[] jpeg(boolean progressive) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            var how = writer.getDefaultWriteParam();
            how.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.write(null, new IIOImage(noise(), null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    public static byte[] png() {
        return encoded("png");
    }

    /** Makes a black PNG of any size with little memory, because it is written row by row. */
    public static byte[] blankPng(int width, int height) {
        var data = new ByteArrayOutputStream();
        var row = new byte[1 + 3 * width];
        try (var deflater = new DeflaterOutputStream(data)) {
            for (int y = 0; y < height; y++) {
                deflater.write(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        var file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        file.writeBytes(chunk("IHDR", header.array()));
        file.writeBytes(chunk("IDAT", data.toByteArray()));
        file.writeBytes(chunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    private static byte[] chunk(String type, byte[] body) {
        var typed = ByteBuffer.allocate(4 + body.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(body)
                .array();
        var crc = new CRC32();
        crc.update(typed);
        return ByteBuffer.allocate(8 + typed.length)
                .putInt(body.length)
                .put(typed)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] webp() {
        try (var scope = new PointerScope()) {
            var picture = new Mat(30, 40, opencv_core.CV_8UC3, Scalar.all(90));
            var bytes = new BytePointer();
            opencv_imgcodecs.imencode(".webp", picture, bytes);
            var copy = new byte[(int) bytes.limit()];
            bytes.get(copy);
            return copy;
        }
    }

    private static byte[] encoded(String format) {
        var picture = noise();
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, bytes)) {
                throw new IllegalStateException("the JDK has no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage noise() {
        var picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        var random = new Random(7);
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 40; x++) {
                picture.setRGB(x, y, random.nextInt(0xffffff));
            }
        }
        return picture;
    }
}
