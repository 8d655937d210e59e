package org.vitrine.inference.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.vitrine.inference.statement.PictureShape.Format;

class PictureShapeTest {

    @Property(tries = 50)
    void readsFormatAndExtentOfFilesFromImageIo(
            @ForAll @IntRange(min = 1, max = 400) int width, @ForAll @IntRange(min = 1, max = 400) int height) {
        assertThat(PictureShape.of(EncodedPictures.png(width, height)))
                .contains(new PictureShape(Format.PNG, new ImageExtent(width, height)));
        assertThat(PictureShape.of(EncodedPictures.jpeg(width, height)))
                .contains(new PictureShape(Format.JPEG, new ImageExtent(width, height)));
    }

    @Test
    void whatBeginsOtherwiseHasNoShape() {
        assertThat(PictureShape.of(new byte[0])).isEmpty();
        assertThat(PictureShape.of("GIF89a and so on and so forth".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(PictureShape.of("<!DOCTYPE html><html></html>".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Property
    void noBytesMakeItFail(@ForAll @Size(max = 200) byte[] bytes, @ForAll @IntRange(min = 0, max = 700) int cut) {
        // Given
        var jpeg = EncodedPictures.jpeg(8, 8);
        var spoiled = Arrays.copyOf(jpeg, Math.min(cut, jpeg.length));
        for (int i = 2; i < Math.min(spoiled.length, bytes.length); i++) {
            spoiled[i] = bytes[i];
        }

        // Then
        assertThat(PictureShape.of(bytes)).isNotNull();
        assertThat(PictureShape.of(spoiled)).isNotNull();
    }

    @Test
    void labelsAreRequestedOnlyForPicturesWithinTheLimits() {
        // Given
        var fine = new PictureShape(Format.JPEG, new ImageExtent(80, 10_000));

        // Then
        assertThat(LabelLimits.BYTES.objection(fine, LabelLimits.BYTES.maxBytes()))
                .isEmpty();
        assertThat(LabelLimits.BYTES.objection(fine, LabelLimits.BYTES.maxBytes() + 1))
                .hasValueSatisfying(why -> assertThat(why.reasonCode()).isEqualTo("too-many-bytes"));
        assertThat(LabelLimits.BYTES.objection(new PictureShape(Format.PNG, new ImageExtent(79, 500)), 1_000))
                .hasValueSatisfying(why -> assertThat(why.reasonCode()).isEqualTo("too-small"));
        assertThat(LabelLimits.BYTES.objection(new PictureShape(Format.PNG, new ImageExtent(10_001, 500)), 1_000))
                .hasValueSatisfying(why -> assertThat(why.reasonCode()).isEqualTo("too-large"));
    }

    @Test
    void aCroppedPictureIsNotTheWholeScaled() {
        assertThat(new ImageExtent(1024, 683).isScaledFrom(new ImageExtent(6000, 4000)))
                .isTrue();
        assertThat(new ImageExtent(682, 1024).isScaledFrom(new ImageExtent(4000, 6000)))
                .isTrue();
        assertThat(new ImageExtent(512, 512).isScaledFrom(new ImageExtent(6000, 4000)))
                .isFalse();
    }
}
