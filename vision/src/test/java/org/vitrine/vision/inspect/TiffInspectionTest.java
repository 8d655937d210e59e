package org.vitrine.vision.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.vitrine.vision.inspect.Inspection.Refused;

/** Tests the inspection of TIFFs that would cost a reader too much memory or too deep a recursion. */
class TiffInspectionTest {

    private final Inspector inspector = new Inspector(InspectionLimits.STANDARD);

    /** 5,000 entries that declare the same 100,000 bytes: 500 MB for a reader that reads each. */
    @Test
    void aTiffWhoseTagsNameMoreBytesThanTheFileHasIsRefused() {
        // Given
        int entries = 5_000;
        var file = ByteBuffer.allocate(8 + 2 + 12 * entries + 4 + 100_000).order(ByteOrder.LITTLE_ENDIAN);
        file.put("II*\0".getBytes(StandardCharsets.ISO_8859_1)).putInt(8).putShort((short) entries);
        for (int i = 0; i < entries; i++) {
            file.putShort((short) (60_000 - i))
                    .putShort((short) 7)
                    .putInt(100_000)
                    .putInt(file.capacity() - 100_000);
        }

        // When
        var inspection = inspector.inspect(file.array());

        // Then
        assertThat(inspection).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.sentence())
                .contains("more bytes than the file has"));
    }

    /** Each directory contains only the offset of the next one, as a sub-directory. */
    @Test
    void aTiffOfDirectoriesInDirectoriesIsRefused() {
        // Given
        int deep = 100_000;
        var file = ByteBuffer.allocate(8 + 18 * deep + 18).order(ByteOrder.LITTLE_ENDIAN);
        file.put("II*\0".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        for (int i = 0; i < deep; i++) {
            file.putShort((short) 1).putShort((short) 330).putShort((short) 4).putInt(1);
            file.putInt(8 + 18 * (i + 1)).putInt(0);
        }

        // When
        var inspection = inspector.inspect(file.array());

        // Then
        assertThat(inspection).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.sentence())
                .contains("nested more than"));
    }
}
