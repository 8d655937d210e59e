package org.vitrine.vision.prepare.decode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Writes small PNGs, bitmaps and GIFs with any header, and adds metadata to JPEG and WebP. */
final class Chunks {

    private Chunks() {}

    /** Returns a chunk of a PNG. */
    static byte[] chunk(String type, byte[] body) {
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

    static byte[] png(int width, int height, int bits, int type, int samples, TiffFile.Pixels pixels, byte[]... extra) {
        var data = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(data)) {
            for (int y = 0; y < height; y++) {
                deflater.write(0);
                deflater.write(row(width, y, bits, samples, pixels));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {
            (byte) bits, (byte) type, 0, 0, 0
        });
        var file = new ByteArrayOutputStream();
        file.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        file.writeBytes(chunk("IHDR", header.array()));
        for (byte[] each : extra) {
            file.writeBytes(each);
        }
        file.writeBytes(chunk("IDAT", data.toByteArray()));
        file.writeBytes(chunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    private static byte[] row(int width, int y, int bits, int samples, TiffFile.Pixels pixels) {
        var row = new byte[(width * samples * bits + 7) / 8];
        for (int x = 0; x < width; x++) {
            int[] values = pixels.at(x, y);
            for (int s = 0; s < samples; s++) {
                int at = (x * samples + s) * bits;
                if (bits == 16) {
                    row[at / 8] = (byte) (values[s] >> 8);
                    row[at / 8 + 1] = (byte) values[s];
                } else {
                    row[at / 8] |= (byte) (values[s] << 8 - bits - at % 8);
                }
            }
        }
        return row;
    }

    /** Returns an iCCP chunk with a profile. */
    static byte[] profile(byte[] icc) {
        var body = new ByteArrayOutputStream();
        body.writeBytes("profile\0\0".getBytes(StandardCharsets.ISO_8859_1));
        try (var deflater = new DeflaterOutputStream(body)) {
            deflater.write(icc);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return chunk("iCCP", body.toByteArray());
    }

    /** Returns an EXIF block that contains only the orientation. */
    static byte[] exif(int orientation) {
        return ByteBuffer.allocate(26)
                .put("MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 274)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    /** Inserts a segment after the start of a JPEG. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] body) {
        return ByteBuffer.allocate(jpeg.length + body.length + 4)
                .put(jpeg, 0, 2)
                .putShort((short) (0xff00 | marker))
                .putShort((short) (body.length + 2))
                .put(body)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    static byte[] joined(String latin1, byte[] bytes) {
        byte[] text = latin1.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(text.length + bytes.length)
                .put(text)
                .put(bytes)
                .array();
    }

    /** Converts a simple WebP to an extended one with an orientation. */
    static byte[] withOrientation(byte[] webp, int width, int height, boolean alpha, int orientation) {
        var file = new ByteArrayOutputStream();
        var flags = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        flags.putInt((alpha ? 0x10 : 0) | 0x08);
        flags.put((byte) (width - 1)).put((byte) (width - 1 >> 8)).put((byte) 0);
        flags.put((byte) (height - 1)).put((byte) (height - 1 >> 8)).put((byte) 0);
        file.writeBytes(riff("VP8X", flags.array()));
        boolean extended = new String(webp, 12, 4, StandardCharsets.ISO_8859_1).equals("VP8X");
        int from = extended ? 30 : 12;
        file.write(webp, from, webp.length - from);
        file.writeBytes(riff("EXIF", exif(orientation)));
        var whole = joined("WEBP", file.toByteArray());
        return riff("RIFF", whole);
    }

    /** Makes a simple WebP the first frame of an animation on a canvas. */
    static byte[] animated(byte[] webp, int frameWidth, int frameHeight, int canvasWidth, int canvasHeight) {
        var canvas = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putInt(0x02);
        u24(canvas, canvasWidth - 1);
        u24(canvas, canvasHeight - 1);
        var frame = ByteBuffer.allocate(16 + webp.length - 12).order(ByteOrder.LITTLE_ENDIAN);
        u24(frame, 0);
        u24(frame, 0);
        u24(frame, frameWidth - 1);
        u24(frame, frameHeight - 1);
        u24(frame, 100);
        frame.put((byte) 2).put(webp, 12, webp.length - 12);
        var file = new ByteArrayOutputStream();
        file.writeBytes(riff("VP8X", canvas.array()));
        file.writeBytes(riff("ANIM", new byte[6]));
        file.writeBytes(riff("ANMF", frame.array()));
        return riff("RIFF", joined("WEBP", file.toByteArray()));
    }

    private static void u24(ByteBuffer to, int value) {
        to.putShort((short) value).put((byte) (value >> 16));
    }

    private static byte[] riff(String type, byte[] body) {
        return ByteBuffer.allocate(8 + body.length + (body.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .putInt(body.length)
                .put(body)
                .array();
    }

    /**
     * Returns a bitmap.
     *
     * @param headerBytes length of the header: 40, or 108 and 124 with masks
     * @param masks masks of red, green, blue and alpha; empty for the usual order
     */
    static byte[] bmp(int width, int height, int bits, int headerBytes, int[] masks, TiffFile.Pixels pixels) {
        int rowBytes = (width * bits + 31) / 32 * 4;
        int maskBytes = headerBytes == 40 && masks.length > 0 ? 12 : 0;
        int at = 14 + headerBytes + maskBytes;
        var file = ByteBuffer.allocate(at + rowBytes * height).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'B').put((byte) 'M').putInt(file.capacity()).putInt(0).putInt(at);
        file.putInt(headerBytes)
                .putInt(width)
                .putInt(height)
                .putShort((short) 1)
                .putShort((short) bits);
        file.putInt(masks.length > 0 ? 3 : 0).putInt(rowBytes * height);
        file.position(54);
        for (int mask : masks) {
            if (file.position() < at) {
                file.putInt(mask);
            }
        }
        if (headerBytes > 56) {
            file.putInt(70, 0x73524742);
        }
        for (int y = 0; y < height; y++) {
            file.position(at + rowBytes * (height - 1 - y));
            for (int x = 0; x < width; x++) {
                for (int value : pixels.at(x, y)) {
                    file.put((byte) value);
                }
            }
        }
        return file.array();
    }

    /**
     * Returns a GIF of one frame that lies somewhere on its canvas, with three bits of palette. Its codes are not
     * compressed.
     */
    static byte[] gif(int[] canvas, int[] frame, int[] palette, int transparent, TiffFile.Pixels pixels) {
        var out = new ByteArrayOutputStream();
        out.writeBytes("GIF89a".getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(u16(canvas[0], canvas[1]));
        out.writeBytes(new byte[] {(byte) 0xf2, 0, 0});
        for (int i = 0; i < 8; i++) {
            int rgb = i < palette.length ? palette[i] : 0;
            out.writeBytes(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb});
        }
        if (transparent >= 0) {
            out.writeBytes(new byte[] {0x21, (byte) 0xf9, 4, 1, 0, 0, (byte) transparent, 0});
        }
        out.write(0x2c);
        out.writeBytes(u16(frame));
        out.write(0);
        out.write(3);
        out.writeBytes(codes(frame, pixels));
        out.write(0);
        out.write(0x3b);
        return out.toByteArray();
    }

    /**
     * Returns codes of four bits with a clear code after every sixth pixel, so that the length of codes never grows.
     */
    private static byte[] codes(int[] frame, TiffFile.Pixels pixels) {
        var nibbles = new ByteArrayOutputStream();
        int count = 0;
        for (int y = 0; y < frame[3]; y++) {
            for (int x = 0; x < frame[2]; x++) {
                if (count++ % 6 == 0) {
                    nibbles.write(8);
                }
                nibbles.write(pixels.at(x, y)[0]);
            }
        }
        nibbles.write(9);
        byte[] each = nibbles.toByteArray();
        var packed = new byte[(each.length + 1) / 2];
        for (int i = 0; i < each.length; i++) {
            packed[i / 2] |= (byte) (each[i] << 4 * (i % 2));
        }
        var blocks = new ByteArrayOutputStream();
        for (int at = 0; at < packed.length; at += 255) {
            int length = Math.min(255, packed.length - at);
            blocks.write(length);
            blocks.write(packed, at, length);
        }
        return blocks.toByteArray();
    }

    private static byte[] u16(int... values) {
        var buffer = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            buffer.putShort((short) value);
        }
        return buffer.array();
    }
}
