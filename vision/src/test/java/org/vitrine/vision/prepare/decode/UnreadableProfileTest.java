package org.vitrine.vision.prepare.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.vitrine.vision.inspect.Inspection;
import org.vitrine.vision.inspect.InspectionLimits;
import org.vitrine.vision.inspect.Inspector;

/** Tests that a note states where a colour profile is left out because the file does not contain all its bytes. */
class UnreadableProfileTest {

    private static final String NOTE = "the colour profile cannot be used";
    private static final int APP2 = 0xe2;
    private static final int LINEAR = 256;

    @Test
    void aJpegThatLacksAPartOfItsProfileHasANote() throws IOException {
        // Given
        byte[] firstOfTwo = {1, 2};
        byte[] part = Chunks.joined("ICC_PROFILE\0", joined(firstOfTwo, ProfileFile.grey("linear", LINEAR)));
        byte[] file = Chunks.withSegment(jpeg(), APP2, part);

        // When
        var note = note(file);

        // Then
        assertThat(note).contains(NOTE);
    }

    @Test
    void aPngWhoseProfileCannotBeInflatedHasANote() {
        // Given
        byte[] file = png(Chunks.chunk("iCCP", Chunks.joined("profile\0\0", new byte[] {1, 2, 3})));

        // When
        var note = note(file);

        // Then
        assertThat(note).contains(NOTE);
    }

    @Test
    void aPngWhoseProfileHasAWrongChecksumHasANote() {
        // Given
        byte[] chunk = Chunks.profile(ProfileFile.grey("linear", LINEAR));
        chunk[chunk.length - 1] ^= 1;

        // When
        var note = note(png(chunk));

        // Then
        assertThat(note).contains(NOTE);
    }

    private static byte[] png(byte[] chunk) {
        return Chunks.png(48, 32, 8, 0, 1, FormatScene.stored(1, FormatCases::grey), chunk);
    }

    private static byte[] jpeg() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(48, 32, BufferedImage.TYPE_BYTE_GRAY), "jpeg", bytes);
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(one);
        bytes.writeBytes(other);
        return bytes.toByteArray();
    }

    private static String note(byte[] file) {
        var header = (Inspection.Accepted) new Inspector(InspectionLimits.STANDARD).inspect(file);
        try (var scope = new PointerScope()) {
            return ImageDecoder.decode(file, header, 4096).orElseThrow().note();
        }
    }
}
