package org.vitrine.vision.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Property tests: inspection returns a value for any bytes. */
class InspectorPropertiesTest {

    private final Inspector inspector = new Inspector(InspectionLimits.STANDARD);

    @Property(tries = 300)
    void randomBytesAreRefused(@ForAll @Size(max = 4096) byte[] bytes) {
        assertThat(inspector.inspect(bytes)).isInstanceOf(Inspection.Refused.class);
    }

    @Property(tries = 600)
    void randomBytesBehindASoundBeginningAreJudged(
            @ForAll ImageFormat format, @ForAll @IntRange(max = 200) int kept, @ForAll @Size(max = 2048) byte[] tail) {
        // Given
        byte[] sound = SmallImageFiles.of(format);
        byte[] file = Arrays.copyOf(sound, Math.min(kept, sound.length) + tail.length);
        System.arraycopy(tail, 0, file, file.length - tail.length, tail.length);

        // When
        var inspection = inspector.inspect(file);

        // Then
        assertThat(inspection).isNotNull();
    }

    @Property(tries = 600)
    void aCutFileIsRefusedUnlessOnlyPaddingIsMissing(
            @ForAll ImageFormat format, @ForAll @IntRange(min = 1, max = 10_000) int cut) {
        // Given
        byte[] sound = SmallImageFiles.of(format);
        int length = Math.max(0, sound.length - cut);

        // When
        var inspection = inspector.inspect(Arrays.copyOf(sound, length));

        // Then
        boolean mayLoseItsTail = format == ImageFormat.TIFF || format == ImageFormat.BMP;
        boolean lacksItsEndMarkerAlone = format == ImageFormat.JPEG && cut <= 2;
        if (!lacksItsEndMarkerAlone && (!mayLoseItsTail || cut > 200)) {
            assertThat(inspection).isInstanceOf(Inspection.Refused.class);
        }
    }

    @Property(tries = 600)
    void aFlippedByteIsJudged(
            @ForAll ImageFormat format, @ForAll @IntRange(max = 9_999) int at, @ForAll @IntRange(max = 255) int value) {
        // Given
        byte[] file = SmallImageFiles.of(format);
        file[at % file.length] = (byte) value;

        // When
        var inspection = inspector.inspect(file);

        // Then
        assertThat(inspection).isNotNull();
    }
}
