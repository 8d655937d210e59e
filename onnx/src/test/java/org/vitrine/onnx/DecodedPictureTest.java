package org.vitrine.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.onnx.DecodedPicture.DecodeResult;

class DecodedPictureTest {

    private static final long MOST = 10_000;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"jpeg", "png"})
    @DisplayName("keeps size and colour, whether the width is a multiple of four or not")
    void colours(String format) throws IOException {
        var picture = fine(DecodedPicture.decode(encoded(format, BufferedImage.TYPE_INT_RGB, 51, 34), MOST))
                .pixels();

        assertThat(picture.getWidth()).isEqualTo(51);
        assertThat(picture.getHeight()).isEqualTo(34);
        assertNear(picture.getRGB(5, 17), Color.RED);
        assertNear(picture.getRGB(45, 17), Color.BLUE);
    }

    @Test
    @DisplayName("grey JPEG becomes RGB of equal parts")
    void grey() throws IOException {
        var picture = fine(DecodedPicture.decode(encoded("jpeg", BufferedImage.TYPE_BYTE_GRAY, 20, 20), MOST))
                .pixels();

        var colour = new Color(picture.getRGB(3, 3));
        assertThat(colour.getRed()).isEqualTo(colour.getGreen()).isEqualTo(colour.getBlue());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"jpeg", "png"})
    @DisplayName("a picture beyond the limit is refused by its header, with its size")
    void tooLarge(String format) throws IOException {
        var refused = DecodedPicture.decode(encoded(format, BufferedImage.TYPE_INT_RGB, 200, 100), MOST);

        assertThat(refused).isInstanceOfSatisfying(DecodeResult.TooLarge.class, large -> assertThat(large.sentence())
                .contains("200 × 100", "10000"));
    }

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {3, 4, 20, 160})
    @DisplayName("a JPEG that ends in its headers is no image")
    void headersOnly(int bytes) throws IOException {
        var whole = encoded("jpeg", BufferedImage.TYPE_INT_RGB, 64, 64);

        assertThat(DecodedPicture.decode(Arrays.copyOf(whole, bytes), MOST))
                .isInstanceOf(DecodeResult.NotAnImage.class);
    }

    @Test
    @DisplayName("whatever is broken in a JPEG, the outcome of it is an outcome and no exception")
    void broken() throws IOException {
        var whole = encoded("jpeg", BufferedImage.TYPE_INT_RGB, 64, 48);
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            var bytes = whole.clone();
            for (int hit = 0; hit < 6; hit++) {
                bytes[2 + random.nextInt(bytes.length - 2)] = (byte) random.nextInt();
            }
            assertThat(DecodedPicture.decode(bytes, MOST)).isNotNull();
        }
    }

    @Test
    @DisplayName("text is no image")
    void text() {
        assertThat(DecodedPicture.decode("<!doctype html>".getBytes(StandardCharsets.UTF_8), MOST))
                .isInstanceOf(DecodeResult.NotAnImage.class);
    }

    private static DecodedPicture fine(DecodeResult decoded) {
        return switch (decoded) {
            case DecodeResult.Success(var picture) -> picture;
            case DecodeResult.NotAnImage(var sentence) -> throw new AssertionError(sentence);
            case DecodeResult.TooLarge(var sentence) -> throw new AssertionError(sentence);
        };
    }

    /** Encodes a picture whose left half is red and whose right half is blue. */
    private static byte[] encoded(String format, int type, int width, int height) throws IOException {
        var image = new BufferedImage(width, height, type);
        var pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width, height);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    private static void assertNear(int rgb, Color expected) {
        var colour = new Color(rgb);
        assertThat(Math.abs(colour.getRed() - expected.getRed())
                        + Math.abs(colour.getGreen() - expected.getGreen())
                        + Math.abs(colour.getBlue() - expected.getBlue()))
                .isLessThan(40);
    }
}
