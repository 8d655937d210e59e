#!/usr/bin/env bash
# Software: OpenCV 4.13.0 as org.bytedeco:opencv 1.5.13, imread of TIFF.
# Behaviour: 1. A TIFF with Orientation 3 is turned under every flag, also under IMREAD_UNCHANGED and with IMREAD_IGNORE_ORIENTATION, which
#   leave JPEG and PNG as they are stored. 2. A TIFF with Orientation 6 whose width is not its height is not read at all by imread: the log
#   says "original_ptr == real_mat.data must be true", and the matrix is empty. 3. PhotometricInterpretation WhiteIsZero is inverted at 8 bit
#   and not at 16 bit, both with IMREAD_UNCHANGED: a 16-bit scan becomes a negative.
# Expected: one meaning of a flag for all formats; a valid file is read; WhiteIsZero treated alike at both depths.
# Consequence: read tags 258, 262 and 274 with another library first, and turn or invert only what OpenCV did not.
set -euo pipefail
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
dependency() { printf '<dependency><groupId>org.bytedeco</groupId><artifactId>%s</artifactId><version>%s</version>%s</dependency>' "$1" "$2" "${3:+<classifier>$3</classifier>}"; }
{
  printf '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version><packaging>pom</packaging><dependencies>'
  for classifier in '' linux-x86_64; do
    dependency javacpp 1.5.13 "$classifier"; dependency openblas 0.3.31-1.5.13 "$classifier"; dependency opencv 4.13.0-1.5.13 "$classifier"
  done
  printf '</dependencies></project>'
} >"$folder/pom.xml"
mvn -B -q -f "$folder/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$folder/lib" 2>/dev/null
cat >"$folder/Tiff.java" <<'JAVA'
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_GRAYSCALE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imread;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.javacpp.indexer.UShortIndexer;
import org.bytedeco.opencv.opencv_core.Mat;

class Tiff {
    private static final int BLACK_IS_ZERO = 1;
    private static final int WHITE_IS_ZERO = 0;

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        int[] flags = {IMREAD_UNCHANGED, IMREAD_GRAYSCALE | IMREAD_IGNORE_ORIENTATION};
        String[] names = {"UNCHANGED", "GRAYSCALE|IGNORE_ORIENTATION"};
        for (int i = 0; i < flags.length; i++) {
            Files.write(file, grey(3, 1, 8, BLACK_IS_ZERO, 3, 1, 2, 3));
            UByteIndexer turned = imread(file.toString(), flags[i]).createIndexer();
            System.out.println("orientation 3, samples 1 2 3, " + names[i] + ": " + turned.get(0, 0) + " " + turned.get(0, 1) + " " + turned.get(0, 2));
            Files.write(file, grey(3, 2, 8, BLACK_IS_ZERO, 6, 1, 2, 3, 4, 5, 6));
            System.out.println("orientation 6, 3x2, " + names[i] + ": " + (imread(file.toString(), flags[i]).empty() ? "empty" : "read"));
        }
        Files.write(file, grey(2, 1, 8, WHITE_IS_ZERO, 1, 10, 250));
        UByteIndexer eight = imread(file.toString(), IMREAD_UNCHANGED).createIndexer();
        System.out.println("WhiteIsZero, 8 bit, 10 250: " + eight.get(0, 0) + " " + eight.get(0, 1));
        Files.write(file, grey(2, 1, 16, WHITE_IS_ZERO, 1, 10, 65000));
        UShortIndexer sixteen = imread(file.toString(), IMREAD_UNCHANGED).createIndexer();
        System.out.println("WhiteIsZero, 16 bit, 10 65000: " + sixteen.get(0, 0) + " " + sixteen.get(0, 1));
    }

    /** Grey, little-endian TIFF 6.0, not compressed. */
    static byte[] grey(int width, int height, int bits, int photometric, int orientation, int... samples) {
        int data = 8 + 2 + 12 * 11 + 4;
        int length = samples.length * bits / 8;
        var file = ByteBuffer.allocate(data + length).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) 11);
        int[][] entries = {{256, 4, width}, {257, 4, height}, {258, 3, bits}, {259, 3, 1}, {262, 3, photometric}, {273, 4, data},
            {274, 3, orientation}, {277, 3, 1}, {278, 4, height}, {279, 4, length}, {284, 3, 1}};
        for (int[] entry : entries) {
            file.putShort((short) entry[0]).putShort((short) entry[1]).putInt(1);
            // A SHORT stands in the first two bytes of its four.
            file.putInt(entry[2]);
        }
        file.putInt(0);
        for (int sample : samples) {
            if (bits == 8) {
                file.put((byte) sample);
            } else {
                file.putShort((short) sample);
            }
        }
        return file.array();
    }
}
JAVA
seen=$("$java" --enable-native-access=ALL-UNNAMED -cp "$folder/lib/*" "$folder/Tiff.java" "$folder/t.tif" 2>/dev/null); echo "$seen"
wanted='orientation 3, samples 1 2 3, UNCHANGED: 3 2 1
orientation 6, 3x2, UNCHANGED: empty
orientation 3, samples 1 2 3, GRAYSCALE|IGNORE_ORIENTATION: 3 2 1
orientation 6, 3x2, GRAYSCALE|IGNORE_ORIENTATION: empty
WhiteIsZero, 8 bit, 10 250: 245 5
WhiteIsZero, 16 bit, 10 65000: 10 65000'
[ "$seen" = "$wanted" ] || { echo "CHANGED"; exit 1; }
