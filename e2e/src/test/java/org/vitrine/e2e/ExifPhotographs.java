package org.vitrine.e2e;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Adds EXIF metadata to JPEGs, as cameras do. */
final class ExifPhotographs {

    private ExifPhotographs() {}

    /** Returns the photograph with an EXIF block whose GPS directory states a latitude of 52° north. */
    static byte[] withGps(byte[] jpeg) {
        var tiff = ByteBuffer.allocate(80);
        tiff.put("MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        // First directory: one entry, tag 0x8825, a long: the offset of the GPS directory.
        tiff.putShort((short) 1)
                .putShort((short) 0x8825)
                .putShort((short) 4)
                .putInt(1)
                .putInt(26)
                .putInt(0);
        // GPS directory: latitude reference "N", latitude as three rationals at offset 56.
        tiff.putShort((short) 2);
        tiff.putShort((short) 1).putShort((short) 2).putInt(2).put("N\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
        tiff.putShort((short) 2).putShort((short) 5).putInt(3).putInt(56).putInt(0);
        tiff.putInt(52).putInt(1).putInt(31).putInt(1).putInt(12).putInt(1);
        var exif = new ByteArrayOutputStream();
        exif.write(0xff);
        exif.write(0xd8);
        exif.write(0xff);
        exif.write(0xe1);
        int length = 2 + 6 + tiff.capacity();
        exif.write(length >> 8);
        exif.write(length & 0xff);
        exif.writeBytes("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        exif.writeBytes(tiff.array());
        exif.write(jpeg, 2, jpeg.length - 2);
        return exif.toByteArray();
    }
}
