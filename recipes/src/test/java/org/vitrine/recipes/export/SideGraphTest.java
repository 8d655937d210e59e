package org.vitrine.recipes.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.nets.Numbers;
import org.vitrine.recipes.nets.SideNet;

class SideGraphTest {

    private static final int EDGE = PolarMap.EDGE_PX;
    private static final Numbers NUMBERS = Numbers.start(SideNet.parameters(), 3);

    @Test
    void aQuarterTurnAndAMirrorLeaveTheAnswerAsItWas() {
        // Given
        var image = noise();

        // When
        var answers = answers(1, image, turned(image), mirrored(image));

        // Then
        for (int i = 0; i < 3; i++) {
            assertThat(answers[3 + i]).isCloseTo(answers[i], within(1e-3f));
            assertThat(answers[6 + i]).isCloseTo(answers[i], within(1e-3f));
        }
    }

    @Test
    void theHotterTheLessIsSaidAndAtLastNothing() {
        // Given
        var image = noise();

        // When
        var cold = answers(1, image);
        var hot = answers(1000, image);

        // Then
        assertThat(cold[0]).isCloseTo(-cold[1], within(1e-4f));
        assertThat(hot[0]).isCloseTo(cold[0] / 1000, within(1e-4f));
        assertThat(hot[2]).isGreaterThan(Math.abs(hot[0])).isEqualTo(cold[2]);
    }

    private static float[] answers(double temperature, float[]... images) {
        var all = new float[images.length * 3 * EDGE * EDGE];
        for (int i = 0; i < images.length; i++) {
            System.arraycopy(images[i], 0, all, i * 3 * EDGE * EDGE, 3 * EDGE * EDGE);
        }
        try (var session = Session.of(Graphs.side("side", NUMBERS, temperature))) {
            return session.run(all, images.length, 3, EDGE, EDGE);
        }
    }

    private static float[] noise() {
        var random = new Random(8);
        var image = new float[3 * EDGE * EDGE];
        for (int i = 0; i < image.length; i++) {
            image[i] = random.nextInt(256);
        }
        return image;
    }

    private static float[] turned(float[] image) {
        var turned = new float[image.length];
        for (int i = 0; i < image.length; i++) {
            int channel = i / (EDGE * EDGE);
            int y = i / EDGE % EDGE;
            int x = i % EDGE;
            turned[(channel * EDGE + x) * EDGE + EDGE - 1 - y] = image[i];
        }
        return turned;
    }

    private static float[] mirrored(float[] image) {
        var mirrored = new float[image.length];
        for (int i = 0; i < image.length; i++) {
            mirrored[i / EDGE * EDGE + EDGE - 1 - i % EDGE] = image[i];
        }
        return mirrored;
    }
}
