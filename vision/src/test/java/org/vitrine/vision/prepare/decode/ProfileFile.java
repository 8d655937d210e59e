package org.vitrine.vision.prepare.decode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes ICC profiles of version 2: RGB with three primaries and one tone curve, or grey. */
final class ProfileFile {

    private static final double[] D50 = {0.9642, 1, 0.8249};

    private ProfileFile() {}

    /**
     * Returns an RGB profile.
     *
     * @param primaries X, Y, Z of red, green and blue, adapted to D50
     * @param curve a gamma in 8.8 bits, or a table of 16-bit values
     */
    static byte[] rgb(String description, double[][] primaries, int... curve) {
        Map<String, byte[]> tags = new LinkedHashMap<>();
        tags.put("desc", description(description));
        tags.put("wtpt", xyz(D50));
        for (int i = 0; i < 3; i++) {
            tags.put("rgb".charAt(i) + "XYZ", xyz(primaries[i]));
            tags.put("rgb".charAt(i) + "TRC", curve(curve));
        }
        return file("RGB ", tags);
    }

    static byte[] grey(String description, int... curve) {
        Map<String, byte[]> tags = new LinkedHashMap<>();
        tags.put("desc", description(description));
        tags.put("wtpt", xyz(D50));
        tags.put("kTRC", curve(curve));
        return file("GRAY", tags);
    }

    private static byte[] file(String space, Map<String, byte[]> tags) {
        int at = 128 + 4 + 12 * tags.size();
        var table = ByteBuffer.allocate(at - 128).putInt(tags.size());
        var body = new ByteArrayOutputStream();
        for (var tag : tags.entrySet()) {
            table.put(latin1(tag.getKey())).putInt(at + body.size()).putInt(tag.getValue().length);
            body.writeBytes(tag.getValue());
            while (body.size() % 4 != 0) {
                body.write(0);
            }
        }
        var file = ByteBuffer.allocate(at + body.size());
        file.putInt(file.capacity()).putInt(0).putInt(0x02400000);
        file.put(latin1("mntr")).put(latin1(space)).put(latin1("XYZ "));
        file.put(36, latin1("acsp"));
        file.position(68);
        for (double value : D50) {
            file.putInt(fixed(value));
        }
        file.position(128);
        return file.put(table.array()).put(body.toByteArray()).array();
    }

    private static byte[] description(String text) {
        return ByteBuffer.allocate(12 + text.length() + 1 + 78)
                .put(latin1("desc"))
                .putInt(0)
                .putInt(text.length() + 1)
                .put(latin1(text))
                .array();
    }

    private static byte[] xyz(double[] values) {
        var body = ByteBuffer.allocate(20).put(latin1("XYZ ")).putInt(0);
        for (double value : values) {
            body.putInt(fixed(value));
        }
        return body.array();
    }

    private static byte[] curve(int[] values) {
        var body = ByteBuffer.allocate(12 + 2 * values.length)
                .put(latin1("curv"))
                .putInt(0)
                .putInt(values.length);
        for (int value : values) {
            body.putShort((short) value);
        }
        return body.array();
    }

    private static int fixed(double value) {
        return (int) Math.round(value * 65_536);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
