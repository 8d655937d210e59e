#!/usr/bin/env bash
# Software: OpenCV 4.13.0 as org.bytedeco:opencv 1.5.13, imdecode of TIFF. The expected samples follow from how the files are written.
# Behaviour: 1. An 8-bit TIFF in tiles whose Orientation mirrors the columns (2, 3, 6 or 7) has its parts in wrong places, because each tile
#   is mirrored by itself, not the whole picture. In strips, or at 16 bits under IMREAD_UNCHANGED, the picture is right. 2. A 16-bit RGB TIFF
#   with PlanarConfiguration 2 is read under IMREAD_UNCHANGED as if the samples of a pixel were stored together: the first pixel consists of
#   the red of the first three. At 8 bits, or under IMREAD_COLOR, the colours are right. 3. An 8-bit TIFF in tiles that are not compressed and
#   whose size is not a multiple of 1024 bytes, here 256, is not read at all: the log says "Invalid tile byte count for tile 0", and the matrix is empty.
#   In the cases 1 and 2 nothing is logged.
# Expected: the same picture for every layout of the samples.
# Consequence: read tags 258, 274, 284 and 324 with another library first, and decode such files with it.
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
import static org.bytedeco.opencv.global.opencv_core.CV_16U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.indexer.Indexer;
import org.bytedeco.opencv.opencv_core.Mat;

/** Pictures of 64 x 64 pixels. Red is the column, green 100, blue 200; grey is the column and the row, each divided by 4. */
class Tiff {
    private static final int EDGE = 64;
    private static final int STRIP = 0;
    private static final int TILE = 32;
    private static final int SMALL_TILE = 16;

    public static void main(String[] args) {
        for (int bits : new int[] {8, 16}) {
            for (int part : new int[] {STRIP, TILE}) {
                var right = new StringBuilder();
                var wrong = new StringBuilder();
                for (int orientation = 1; orientation <= 8; orientation++) {
                    var file = new Tiff(bits, part, orientation, false, 1).bytes();
                    (isUpright(file, orientation) ? right : wrong).append(' ').append(orientation);
                }
                System.out.println("grey, %d bit, %s: right in orientations%s; wrong in%s"
                        .formatted(bits, name(part), right, wrong.isEmpty() ? " none" : wrong));
            }
        }
        for (int part : new int[] {STRIP, TILE}) {
            var file = new Tiff(8, part, 2, false, 3).bytes();
            System.out.println("RGB, 8 bit, %s, orientation 2, columns 0 16 32 48: %s".formatted(name(part), row(file, IMREAD_UNCHANGED, 16)));
        }
        for (int bits : new int[] {8, 16}) {
            for (boolean planar : new boolean[] {false, true}) {
                var file = new Tiff(bits, STRIP, 1, planar, 3).bytes();
                System.out.println("RGB, %d bit, %s, columns 0 1 2: COLOR %s, UNCHANGED %s"
                        .formatted(bits, planar ? "planes" : "interleaved", row(file, IMREAD_COLOR, 1), row(file, IMREAD_UNCHANGED, 1)));
            }
        }
        for (int bits : new int[] {8, 16}) {
            var file = new Tiff(bits, SMALL_TILE, 1, false, 1).bytes();
            System.out.println("grey, %d bit, tiles of 16x16: %s".formatted(bits, isUpright(file, 1) ? "right" : row(file, IMREAD_UNCHANGED, 1)));
        }
    }

    static String name(int part) {
        return part == STRIP ? "one strip" : "tiles of 32x32";
    }

    /** Whether each pixel is where the orientation places it. */
    static boolean isUpright(byte[] file, int orientation) {
        Mat decoded = decode(file, IMREAD_UNCHANGED);
        if (decoded.empty()) {
            return false;
        }
        Indexer samples = decoded.createIndexer();
        for (int y = 0; y < EDGE; y++) {
            for (int x = 0; x < EDGE; x++) {
                int right = EDGE - 1 - x;
                int bottom = EDGE - 1 - y;
                int stored = switch (orientation) {
                    case 1 -> grey(x, y);
                    case 2 -> grey(right, y);
                    case 3 -> grey(right, bottom);
                    case 4 -> grey(x, bottom);
                    case 5 -> grey(y, x);
                    case 6 -> grey(y, right);
                    case 7 -> grey(bottom, right);
                    default -> grey(bottom, x);
                };
                if (sample(samples, decoded, x, y, 0) != stored) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Pixels of the first row, as red/green/blue. */
    static String row(byte[] file, int flag, int step) {
        Mat decoded = decode(file, flag);
        if (decoded.empty()) {
            return "empty";
        }
        var pixels = new StringJoiner(" ");
        Indexer samples = decoded.createIndexer();
        for (int x = 0; x < (step == 1 ? 3 : EDGE); x += step) {
            pixels.add(sample(samples, decoded, x, 0, 2) + "/" + sample(samples, decoded, x, 0, 1) + "/" + sample(samples, decoded, x, 0, 0));
        }
        return pixels.toString();
    }

    static Mat decode(byte[] file, int flag) {
        try (var bytes = new BytePointer(file);
                var encoded = new Mat(1, file.length, CV_8UC1, bytes)) {
            return imdecode(encoded, flag);
        }
    }

    /** A sample of 8 bits, or the high byte of 16. */
    static int sample(Indexer samples, Mat decoded, int x, int y, int channel) {
        return (int) samples.getDouble(y, x, channel) >> (decoded.depth() == CV_16U ? 8 : 0);
    }

    static int grey(int x, int y) {
        return x / 4 + y / 4 * 16;
    }

    private final int bits;
    private final int part;
    private final boolean planar;
    private final int samples;
    private final TreeMap<Integer, long[]> tags = new TreeMap<>();
    private final List<byte[]> parts = new ArrayList<>();

    /** A little-endian TIFF 6.0, not compressed, in one strip for each plane, or in square tiles. */
    Tiff(int bits, int part, int orientation, boolean planar, int samples) {
        this.bits = bits;
        this.part = part;
        this.planar = planar;
        this.samples = samples;
        int edge = part == STRIP ? EDGE : part;
        for (int plane = 0; plane < (planar ? samples : 1); plane++) {
            for (int top = 0; top < EDGE; top += edge) {
                for (int left = 0; left < EDGE; left += edge) {
                    parts.add(part(left, top, edge, planar ? plane : 0, planar ? plane + 1 : samples));
                }
            }
        }
        tags.put(256, new long[] {EDGE}); // ImageWidth
        tags.put(257, new long[] {EDGE}); // ImageLength
        tags.put(258, samples == 1 ? new long[] {bits} : new long[] {bits, bits, bits}); // BitsPerSample
        tags.put(259, new long[] {1}); // Compression: none
        tags.put(262, new long[] {samples == 1 ? 1 : 2}); // PhotometricInterpretation: BlackIsZero or RGB
        tags.put(274, new long[] {orientation}); // Orientation
        tags.put(277, new long[] {samples}); // SamplesPerPixel
        tags.put(284, new long[] {planar ? 2 : 1}); // PlanarConfiguration
        if (part == STRIP) {
            tags.put(278, new long[] {EDGE}); // RowsPerStrip
        } else {
            tags.put(322, new long[] {part}); // TileWidth
            tags.put(323, new long[] {part}); // TileLength
        }
        tags.put(part == STRIP ? 279 : 325, parts.stream().mapToLong(bytes -> bytes.length).toArray()); // StripByteCounts or TileByteCounts
    }

    private byte[] part(int left, int top, int edge, int from, int to) {
        var bytes = ByteBuffer.allocate(edge * edge * (to - from) * bits / 8).order(ByteOrder.LITTLE_ENDIAN);
        for (int y = top; y < top + edge; y++) {
            for (int x = left; x < left + edge; x++) {
                for (int channel = from; channel < to; channel++) {
                    int sample = samples == 1 ? grey(x, y) : new int[] {x, 100, 200}[channel];
                    if (bits == 8) {
                        bytes.put((byte) sample);
                    } else {
                        bytes.putShort((short) (sample * 257));
                    }
                }
            }
        }
        return bytes.array();
    }

    /** The header, the parts, the values that take more than four bytes, the directory. */
    byte[] bytes() {
        var file = ByteBuffer.allocate(1 << 17).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(0);
        long[] offsets = new long[parts.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = file.position();
            file.put(parts.get(i));
        }
        tags.put(part == STRIP ? 273 : 324, offsets); // StripOffsets or TileOffsets
        var directory = ByteBuffer.allocate(2 + 12 * tags.size() + 4).order(ByteOrder.LITTLE_ENDIAN).putShort((short) tags.size());
        tags.forEach((tag, values) -> {
            boolean isShort = tag != 273 && tag != 279 && tag != 324 && tag != 325;
            directory.putShort((short) (int) tag).putShort((short) (isShort ? 3 : 4)).putInt(values.length);
            directory.putInt(values.length == 1 ? (int) values[0] : file.position());
            for (int i = 0; values.length > 1 && i < values.length; i++) {
                if (isShort) {
                    file.putShort((short) values[i]);
                } else {
                    file.putInt((int) values[i]);
                }
            }
        });
        file.putInt(4, file.position()).put(directory.putInt(0).array());
        return Arrays.copyOf(file.array(), file.position());
    }
}
JAVA
seen=$("$java" --enable-native-access=ALL-UNNAMED -Dorg.bytedeco.javacpp.cachedir="$folder/cache" -cp "$folder/lib/*" "$folder/Tiff.java" 2>/dev/null); echo "$seen"
wanted='grey, 8 bit, one strip: right in orientations 1 2 3 4 5 6 7 8; wrong in none
grey, 8 bit, tiles of 32x32: right in orientations 1 4 5 8; wrong in 2 3 6 7
grey, 16 bit, one strip: right in orientations 1 2 3 4 5 6 7 8; wrong in none
grey, 16 bit, tiles of 32x32: right in orientations 1 2 3 4 5 6 7 8; wrong in none
RGB, 8 bit, one strip, orientation 2, columns 0 16 32 48: 63/100/200 47/100/200 31/100/200 15/100/200
RGB, 8 bit, tiles of 32x32, orientation 2, columns 0 16 32 48: 31/100/200 15/100/200 63/100/200 47/100/200
RGB, 8 bit, interleaved, columns 0 1 2: COLOR 0/100/200 1/100/200 2/100/200, UNCHANGED 0/100/200 1/100/200 2/100/200
RGB, 8 bit, planes, columns 0 1 2: COLOR 0/100/200 1/100/200 2/100/200, UNCHANGED 0/100/200 1/100/200 2/100/200
RGB, 16 bit, interleaved, columns 0 1 2: COLOR 0/100/200 1/100/200 2/100/200, UNCHANGED 0/100/200 1/100/200 2/100/200
RGB, 16 bit, planes, columns 0 1 2: COLOR 0/100/200 1/100/200 2/100/200, UNCHANGED 0/1/2 3/4/5 6/7/8
grey, 8 bit, tiles of 16x16: empty
grey, 16 bit, tiles of 16x16: right'
[ "$seen" = "$wanted" ] || { echo "CHANGED"; exit 1; }
