package org.vitrine.vision.prepare.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.vision.inspect.Inspection;
import org.vitrine.vision.inspect.InspectionLimits;
import org.vitrine.vision.inspect.Inspector;
import org.vitrine.vision.inspect.Orientation;

/** Tests that the orientation is read from EXIF in either byte order, as a number of 16 or 32 bits. */
class ExifByteOrderTest {

    private static final int APP1 = 0xe1;
    private static final int SHORT = 3;
    private static final int LONG = 4;

    @ParameterizedTest
    @CsvSource({"II, 3", "II, 4", "MM, 3", "MM, 4"})
    void theOrientationOfAJpegIsReadInEitherByteOrder(String order, int type) throws IOException {
        // Given
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(48, 32, BufferedImage.TYPE_BYTE_GRAY), "jpeg", bytes);
        byte[] file = Chunks.withSegment(bytes.toByteArray(), APP1, Chunks.joined("Exif\0\0", exif(order, type, 6)));

        // When
        var orientation = orientation(file);

        // Then
        assertThat(orientation).isEqualTo(Orientation.TURNED_90_CLOCKWISE);
    }

    @ParameterizedTest
    @CsvSource({"II, 3", "II, 4", "MM, 3", "MM, 4"})
    void theOrientationOfAPngIsReadInEitherByteOrder(String order, int type) {
        // Given
        byte[] chunk = Chunks.chunk("eXIf", exif(order, type, 6));
        byte[] file = Chunks.png(48, 32, 8, 0, 1, FormatScene.stored(1, FormatCases::grey), chunk);

        // When
        var orientation = orientation(file);

        // Then
        assertThat(orientation).isEqualTo(Orientation.TURNED_90_CLOCKWISE);
    }

    private static Orientation orientation(byte[] file) {
        return ((Inspection.Accepted) new Inspector(InspectionLimits.STANDARD).inspect(file)).orientation();
    }

    /** Returns an EXIF block that contains only the orientation. */
    private static byte[] exif(String order, int type, int orientation) {
        var block = ByteBuffer.allocate(26)
                .put(order.getBytes(StandardCharsets.US_ASCII))
                .order(order.equals("II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        block.putShort((short) 42).putInt(8).putShort((short) 1);
        block.putShort((short) 274).putShort((short) type).putInt(1);
        return switch (type) {
            case SHORT ->
                block.putShort((short) orientation)
                        .putShort((short) 0)
                        .putInt(0)
                        .array();
            case LONG -> block.putInt(orientation).putInt(0).array();
            default -> throw new IllegalArgumentException("type " + type);
        };
    }
}
