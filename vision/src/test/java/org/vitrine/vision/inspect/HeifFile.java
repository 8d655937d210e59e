package org.vitrine.vision.inspect;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * HEIF files of 96 × 64 pixels in four patches: 200, 60, 40; 40, 160, 60; 50, 80, 200; 230, 220, 90. They were encoded
 * with x265, because no Java library writes HEIF; the methods change their boxes.
 */
public final class HeifFile {

    private static final String PLAIN =
            "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAUFtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA"
                    + "AA5waXRtAAAAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAFlAAEAAAAAAAAAxAAAACNpaW5mAAAAAAABAAAAFWluZmUCAAAAAAEA"
                    + "AGh2YzEAAAAAwWlwcnAAAACjaXBjbwAAAHdodmNDAQQIAAAAAAAAAAAAHvAA/P/4+AAADwMgAAEAF0ABDAH//wQIAAADAJ44AAAD"
                    + "AAAeugJAIQABACpCAQEECAAAAwCeOAAAAwAAHpAGECCy3UklNc3AgIGBAAADAAEAAAMAAQgiAAEACEQBwXKGDAIkAAAAFGlzcGUA"
                    + "AAAAAAAAYAAAAEAAAAAQcGl4aQAAAAADCAgIAAAAFmlwbWEAAAAAAAAAAQABA4ECgwAAAMxtZGF0AAAAwCgBrwY44+e/P038/k//"
                    + "/7gG+h/jscLvlabrvYyvs47//l0wCcOpFAj0BpUM7UPzO2ty5MmCS8bERhj+f8X8Xr3J1kHD4PpBB7dL5M5M7hQR/Yy+jfrmKP/9"
                    + "RhLxXaE13S55GeVhJhZbLURH7Q6rvTzR+pjcWlHPW1p+VLmjvx+HTJQ8ePF3a3v5Y//5USLHrSzf//3Mmj/cT9V900etGnFhebm8"
                    + "hXeu8dpEx/dlOzsGG9MswxxqRJ4RN7BH83lXQA==";

    /** The same with a transparent upper right patch. */
    private static final String WITH_ALPHA =
            "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAkRtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA"
                    + "AA5waXRtAAAAAAABAAAANGlsb2MAAAAAREAAAgABAAAAAAJoAAEAAAAAAAAAxAACAAAAAAMsAAEAAAAAAAAAlQAAADhpaW5mAAAA"
                    + "AAACAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAFWluZmUCAAAAAAIAAGh2YzEAAAABg2lwcnAAAAFeaXBjbwAAAHdodmNDAQQIAAAA"
                    + "AAAAAAAAHvAA/P/4+AAADwMgAAEAF0ABDAH//wQIAAADAJ44AAADAAAeugJAIQABACpCAQEECAAAAwCeOAAAAwAAHpAGECCy3Ukl"
                    + "Nc3AgIGBAAADAAEAAAMAAQgiAAEACEQBwXKGDAIkAAAAFGlzcGUAAAAAAAAAYAAAAEAAAAAQcGl4aQAAAAADCAgIAAAAcmh2Y0MB"
                    + "BAgAAAAAAAAAAAAe8AD8/Pj4AAAPAyAAAQAXQAEMAf//BAgAAAMAn/gAAAMAAB66AkAhAAEAJkIBAQQIAAADAJ/4AAADAAAewMIE"
                    + "FlupJKa5sCAAAAMAIAAAAwAhIgABAAdEAcFysCJAAAAAFGlzcGUAAAAAAAAAYAAAAEAAAAAOcGl4aQAAAAABCAAAACdhdXhDAAAA"
                    + "AHVybjptcGVnOmhldmM6MjAxNTphdXhpZDoxAAAAAB1pcG1hAAAAAAAAAAIAAQOBAoMAAgSEBYaHAAAAGmlyZWYAAAAAAAAADmF1"
                    + "eGwAAgABAAEAAAFhbWRhdAAAAMAoAa8GOOPnvz9N/P5P//+4Bvof47HC75Wm672Mr7OO//5dMAnDqRQI9AaVDO1D8ztrcuTJgkvG"
                    + "xEYY/n/F/F69ydZBw+D6QQe3S+TOTO4UEf2Mvo365ij//UYS8V2hNd0ueRnlYSYWWy1ER+0Oq7080fqY3FpRz1taflS5o78fh0yU"
                    + "PHjxd2t7+WP/+VEix60s3//9zJo/3E/VfdNHrRpxYXm5vIV3rvHaRMf3ZTs7BhvTLMMcakSeETewR/N5V0AAAACRKAGuDHB1BeW/"
                    + "8HMWhVNX/Jd03j0+jitbz6cMPu8v3/92f781SFR/0m1g2r89viVw+PfeIQ53WqbO/5BcOoTuPF0pu2BiO2q66tL99dL/jjP2ZN8N"
                    + "TGmcXok7VA7qaOZH/JzFBagoF7JPTxk93GXnW30GE3Mr9bPY7+AlRMwbEgW3KzMj2b2PatihXQ1V7+ak3Q==";

    private HeifFile() {}

    public static byte[] plain() {
        return Base64.getDecoder().decode(PLAIN);
    }

    public static byte[] withAlpha() {
        return Base64.getDecoder().decode(WITH_ALPHA);
    }

    /**
     * Returns the file with a rotation property.
     *
     * @param quarters rotations by 90° anticlockwise that a viewer applies
     */
    public static byte[] turned(int quarters) {
        return withProperties(box("irot", new byte[] {(byte) quarters}));
    }

    /**
     * Returns the file with a mirroring property.
     *
     * @param axis 0 exchanges top and bottom, 1 left and right (ISO/IEC 23008-12, 6.5.12)
     */
    public static byte[] mirrored(int axis) {
        return withProperties(box("imir", new byte[] {(byte) axis}));
    }

    /** Returns the file with both properties; a viewer applies the rotation first. */
    public static byte[] turnedAndMirrored(int quarters, int axis) {
        return withProperties(box("irot", new byte[] {(byte) quarters}), box("imir", new byte[] {(byte) axis}));
    }

    /**
     * Returns the file with two colour properties: an ICC profile and coded colours.
     *
     * @param profileFirst whether the profile is the first of them
     * @param profile bytes of the profile; the inspection does not read them
     */
    public static byte[] withColours(boolean profileFirst, String profile) {
        byte[] icc = box("colr", ("prof" + profile).getBytes(StandardCharsets.US_ASCII));
        byte[] coded = box("colr", "nclx\0\1\0\15\0\6\200".getBytes(StandardCharsets.ISO_8859_1));
        return profileFirst ? withProperties(icc, coded) : withProperties(coded, icc);
    }

    private static byte[] box(String type, byte[] body) {
        return ByteBuffer.allocate(8 + body.length)
                .putInt(8 + body.length)
                .put(type.getBytes(StandardCharsets.ISO_8859_1))
                .put(body)
                .array();
    }

    /** Returns the file with properties that are added to its picture. */
    private static byte[] withProperties(byte[]... properties) {
        byte[] file = plain();
        int links = find(file, "ipma") - 4;
        var out = new ByteArrayOutputStream();
        out.write(file, 0, links);
        for (byte[] property : properties) {
            out.writeBytes(property);
        }
        int bytes = out.size() - links;
        int end = links + ByteBuffer.wrap(file).getInt(links);
        out.write(file, links, end - links);
        for (int i = 0; i < properties.length; i++) {
            // Associates the property, marked as essential for display; the file has three already.
            out.write(0x84 + i);
        }
        out.write(file, end, file.length - end);
        byte[] changed = out.toByteArray();
        int added = bytes + properties.length;
        grow(changed, find(changed, "meta") - 4, added);
        grow(changed, find(changed, "iprp") - 4, added);
        grow(changed, find(changed, "ipco") - 4, bytes);
        grow(changed, find(changed, "ipma") - 4, properties.length);
        changed[find(changed, "ipma") + 14] += (byte) properties.length;
        // Adjusts the offset of the picture data in the box that states it.
        grow(changed, find(changed, "iloc") + 16, added);
        return changed;
    }

    private static void grow(byte[] file, int at, int by) {
        ByteBuffer.wrap(file).putInt(at, ByteBuffer.wrap(file).getInt(at) + by);
    }

    private static int find(byte[] file, String type) {
        return new String(file, StandardCharsets.ISO_8859_1).indexOf(type);
    }
}
