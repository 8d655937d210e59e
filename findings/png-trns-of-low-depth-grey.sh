#!/usr/bin/env bash
# Software: the PNG reader of the JDK's ImageIO. Seen on OpenJDK 17.0.15 and Temurin 25.0.3.
# Behaviour: a PNG of colour type 0 (grey) may name one sample value as transparent in its tRNS chunk, at every bit depth (PNG
#   specification, 11.3.2.1). The reader honours that at 8 bit. At 1, 2 and 4 bit no pixel ever becomes transparent, and no warning
#   is raised: it compares the pixel's value scaled to 8 bit with the unscaled value of the chunk.
# Expected: the pixels of the named value are transparent, as at 8 bit.
# Consequence: cut-outs and scans saved as small grey PNG arrive without their coverage. Read tRNS from the metadata and compare yourself.
set -euo pipefail
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cat >"$folder/Trns.java" <<'JAVA'
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

class Trns {
    public static void main(String[] args) throws IOException {
        for (int bits : new int[] {1, 2, 4, 8}) {
            int named = bits == 1 ? 1 : 2;
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png(bits, named)));
            var transparent = new StringBuilder();
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, 0) >>> 24 == 0) {
                    transparent.append(' ').append(x);
                }
            }
            System.out.println(bits + " bit, tRNS " + named + ", transparent:" + (transparent.isEmpty() ? " none" : transparent));
        }
    }

    /** One row; the sample of column x is x. */
    static byte[] png(int bits, int named) throws IOException {
        int width = 1 << Math.min(bits, 4);
        byte[] row = new byte[1 + (width * bits + 7) / 8];
        for (int x = 0; x < width; x++) {
            row[1 + x * bits / 8] |= (byte) (x << (8 - bits - x * bits % 8));
        }
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(row);
        }
        var file = new ByteArrayOutputStream();
        var out = new DataOutputStream(file);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(1).put((byte) bits).array());
        chunk(out, "tRNS", new byte[] {0, (byte) named});
        chunk(out, "IDAT", packed.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return file.toByteArray();
    }

    static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt((int) crc.getValue());
    }
}
JAVA
"$java" -version 2>&1 | head -1
seen=$("$java" "$folder/Trns.java"); echo "$seen"
wanted='1 bit, tRNS 1, transparent: none
2 bit, tRNS 2, transparent: none
4 bit, tRNS 2, transparent: none
8 bit, tRNS 2, transparent: 2'
[ "$seen" = "$wanted" ] || { echo "CHANGED"; exit 1; }
