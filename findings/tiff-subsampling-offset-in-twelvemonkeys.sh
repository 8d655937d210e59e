#!/usr/bin/env bash
# Software: TwelveMonkeys imageio-tiff 3.14.0, compared with the JDK's own TIFF reader (seen on Temurin 25.0.3).
# Behaviour, each without an exception or a warning: 1. With a horizontal offset of setSourceSubsampling, or a source region that starts
#   between two multiples of the period, it returns other samples than those of the columns asked for. Interleaved samples start in the
#   middle of a pixel, so RGB has exchanged colours; grey is shifted. The last pixel repeats earlier samples. 2. With a vertical offset the
#   rows are shifted by one, and the last one is black. 3. At 16 bits and offset 0 it returns the last row of each period, not the first.
# Expected: the pixels that ImageReadParam.setSourceSubsampling defines, as the JDK's reader gives them.
# Consequence: subsample with offset 0, from the first column. At 16 bits the picture is still shifted, by less than one row of the result.
set -euo pipefail
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
cat >"$folder/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version><packaging>pom</packaging>
<dependencies><dependency><groupId>com.twelvemonkeys.imageio</groupId><artifactId>imageio-tiff</artifactId><version>3.14.0</version></dependency></dependencies></project>
XML
mvn -B -q -f "$folder/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$folder/lib" 2>/dev/null
cat >"$folder/Tiff.java" <<'JAVA'
import java.awt.Rectangle;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageIO;

class Tiff {
    private static final int PERIOD = 2;

    public static void main(String[] args) throws IOException {
        for (int samples : new int[] {3, 1}) {
            String row = samples == 3 ? "row of RGB" : "row of grey";
            byte[] file = tiff(6, 1, 8, samples);
            print(row + ", offset 0", file, 0, 0, new Rectangle(0, 0, 6, 1));
            print(row + ", offset 1", file, 1, 0, new Rectangle(0, 0, 6, 1));
            print(row + ", region from x 1", file, 0, 0, new Rectangle(1, 0, 5, 1));
        }
        for (int bits : new int[] {8, 16}) {
            String column = "column of grey, " + bits + " bit";
            byte[] file = tiff(1, 6, bits, 1);
            print(column + ", offset 0", file, 0, 0, new Rectangle(0, 0, 1, 6));
            if (bits == 8) {
                print(column + ", offset 1", file, 0, 1, new Rectangle(0, 0, 1, 6));
            }
        }
    }

    static void print(String what, byte[] file, int xOffset, int yOffset, Rectangle region) throws IOException {
        String jdk = "";
        String twelveMonkeys = "";
        for (var readers = ImageIO.getImageReadersByFormatName("tiff"); readers.hasNext(); ) {
            var reader = readers.next();
            reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(file)));
            var param = reader.getDefaultReadParam();
            param.setSourceSubsampling(PERIOD, PERIOD, xOffset, yOffset);
            param.setSourceRegion(region);
            String pixels = pixels(reader.read(0, param).getRaster());
            if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
                jdk = pixels;
            } else {
                twelveMonkeys = pixels;
            }
        }
        System.out.println("%s: JDK%s, TwelveMonkeys%s".formatted(what, jdk, twelveMonkeys));
    }

    /** The samples in hexadecimal, with their high byte only. */
    static String pixels(Raster raster) {
        var line = new StringBuilder();
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int x = 0; x < raster.getWidth(); x++) {
                line.append(' ');
                for (int sample : raster.getPixel(x, y, (int[]) null)) {
                    line.append("%02x".formatted(sample >> raster.getSampleModel().getSampleSize(0) - 8));
                }
            }
        }
        return line.toString();
    }

    /** Grey or RGB as a little-endian TIFF 6.0, chunky, not compressed. The high digit of a sample is its column or row, the low one its channel. */
    static byte[] tiff(int width, int height, int bits, int samples) {
        int length = width * height * samples * bits / 8;
        int depths = 8 + 2 + 12 * 11 + 4;
        var file = ByteBuffer.allocate(depths + 6 + length).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) 11);
        entry(file, 256, 4, 1, width); // ImageWidth
        entry(file, 257, 4, 1, height); // ImageLength
        entry(file, 258, 3, samples, samples == 1 ? bits : depths); // BitsPerSample
        entry(file, 259, 3, 1, 1); // Compression: none
        entry(file, 262, 3, 1, samples == 1 ? 1 : 2); // PhotometricInterpretation: BlackIsZero or RGB
        entry(file, 273, 4, 1, depths + 6); // StripOffsets
        entry(file, 274, 3, 1, 1); // Orientation
        entry(file, 277, 3, 1, samples); // SamplesPerPixel
        entry(file, 278, 4, 1, height); // RowsPerStrip
        entry(file, 279, 4, 1, length); // StripByteCounts
        entry(file, 284, 3, 1, 1); // PlanarConfiguration
        file.putInt(0).putShort((short) bits).putShort((short) bits).putShort((short) bits);
        for (int pixel = 0; pixel < width * height; pixel++) {
            for (int channel = 0; channel < samples; channel++) {
                int sample = pixel << 4 | channel;
                if (bits == 8) {
                    file.put((byte) sample);
                } else {
                    file.putShort((short) (sample << 8));
                }
            }
        }
        return file.array();
    }

    static void entry(ByteBuffer file, int tag, int type, int count, int value) {
        // In little-endian order a SHORT stands in the first two bytes of its four.
        file.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }
}
JAVA
seen=$("$java" -cp "$folder/lib/*" "$folder/Tiff.java"); echo "$seen"
wanted='row of RGB, offset 0: JDK 000102 202122 404142, TwelveMonkeys 000102 202122 404142
row of RGB, offset 1: JDK 101112 303132 505152, TwelveMonkeys 123031 325051 523132
row of RGB, region from x 1: JDK 101112 303132 505152, TwelveMonkeys 123031 325051 523132
row of grey, offset 0: JDK 00 20 40, TwelveMonkeys 00 20 40
row of grey, offset 1: JDK 10 30 50, TwelveMonkeys 30 50 30
row of grey, region from x 1: JDK 10 30 50, TwelveMonkeys 30 50 30
column of grey, 8 bit, offset 0: JDK 00 20 40, TwelveMonkeys 00 20 40
column of grey, 8 bit, offset 1: JDK 10 30 50, TwelveMonkeys 20 40 00
column of grey, 16 bit, offset 0: JDK 00 20 40, TwelveMonkeys 10 30 50'
[ "$seen" = "$wanted" ] || { echo "CHANGED"; exit 1; }
