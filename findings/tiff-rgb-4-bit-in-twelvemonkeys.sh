#!/usr/bin/env bash
# Software: TwelveMonkeys imageio-tiff 3.14.0, compared with the JDK's own TIFF reader (seen on Temurin 25.0.3).
# Behaviour: of an uncompressed RGB TIFF with 4 bits per sample (BitsPerSample 4 4 4) it reads other colours, without an exception or a
#   warning: red comes as blue, blue as red, and pure green as black.
# Expected: the colours of the file, as the JDK's reader gives them, or a refusal.
# Consequence: decide by BitsPerSample which reader decodes.
set -euo pipefail
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cat >"$folder/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version><packaging>pom</packaging>
<dependencies><dependency><groupId>com.twelvemonkeys.imageio</groupId><artifactId>imageio-tiff</artifactId><version>3.14.0</version></dependency></dependencies></project>
XML
mvn -B -q -f "$folder/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$folder/lib" 2>/dev/null
cat >"$folder/Tiff.java" <<'JAVA'
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageIO;

class Tiff {
    public static void main(String[] args) throws IOException {
        byte[] file = rgb4(new int[][] {{15, 0, 0}, {0, 15, 0}, {0, 0, 15}, {15, 8, 0}});
        for (var readers = ImageIO.getImageReadersByFormatName("tiff"); readers.hasNext(); ) {
            var reader = readers.next();
            reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(file)));
            BufferedImage image = reader.read(0);
            var line = new StringBuilder(reader.getClass().getPackageName()).append(':');
            for (int x = 0; x < image.getWidth(); x++) {
                line.append(" %06x".formatted(image.getRGB(x, 0) & 0xffffff));
            }
            System.out.println(line);
        }
    }

    /** One row of RGB pixels as a little-endian TIFF 6.0, 4 bits per sample, chunky, not compressed. */
    static byte[] rgb4(int[][] pixels) {
        int length = (pixels.length * 12 + 7) / 8;
        int depths = 8 + 2 + 12 * 11 + 4;
        var file = ByteBuffer.allocate(depths + 6 + length).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) 11);
        entry(file, 256, 4, 1, pixels.length); // ImageWidth
        entry(file, 257, 4, 1, 1); // ImageLength
        entry(file, 258, 3, 3, depths); // BitsPerSample
        entry(file, 259, 3, 1, 1); // Compression: none
        entry(file, 262, 3, 1, 2); // PhotometricInterpretation: RGB
        entry(file, 273, 4, 1, depths + 6); // StripOffsets
        entry(file, 274, 3, 1, 1); // Orientation
        entry(file, 277, 3, 1, 3); // SamplesPerPixel
        entry(file, 278, 4, 1, 1); // RowsPerStrip
        entry(file, 279, 4, 1, length); // StripByteCounts
        entry(file, 284, 3, 1, 1); // PlanarConfiguration
        file.putInt(0).putShort((short) 4).putShort((short) 4).putShort((short) 4);
        byte[] samples = new byte[length];
        int n = 0;
        for (int[] pixel : pixels) {
            for (int sample : pixel) {
                samples[n / 2] |= (byte) (sample << (n % 2 == 0 ? 4 : 0));
                n++;
            }
        }
        return file.put(samples).array();
    }

    static void entry(ByteBuffer file, int tag, int type, int count, int value) {
        file.putShort((short) tag).putShort((short) type).putInt(count);
        if (type == 3 && count == 1) {
            file.putShort((short) value).putShort((short) 0);
        } else {
            file.putInt(value);
        }
    }
}
JAVA
seen=$("$java" -cp "$folder/lib/*" "$folder/Tiff.java" | sort); echo "$seen"
wanted='com.sun.imageio.plugins.tiff: ff0000 00ff00 0000ff ff8800
com.twelvemonkeys.imageio.plugins.tiff: 0000ff 000000 ff0000 0000ff'
[ "$seen" = "$wanted" ] || { echo "CHANGED"; exit 1; }
