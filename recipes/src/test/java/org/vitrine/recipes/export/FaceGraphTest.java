package org.vitrine.recipes.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.nets.FaceNet;
import org.vitrine.recipes.nets.NetworkWeights;

class FaceGraphTest {

    private static final int EDGE = PolarMap.EDGE_PX;
    private static final List<NetworkWeights> NETWORKS = List.of(
            NetworkWeights.initialise(FaceNet.parameters(), 3), NetworkWeights.initialise(FaceNet.parameters(), 4));

    @Test
    void aQuarterTurnTurnsTheScoresAndLeavesTheSideAsItWas() {
        // Given
        var image = noise();

        // When
        var turns = answers(ShippedGraphs.upright("upright", NETWORKS, 1), image, turned(image));
        var sides = answers(ShippedGraphs.side("side", NETWORKS, 1), image, turned(image));

        // Then
        for (int turn = 0; turn < FaceNet.ANGLES; turn++) {
            int quarterOn = (turn + FaceNet.ANGLES / 4) % FaceNet.ANGLES;
            assertThat(turns[FaceNet.ANGLES + quarterOn]).isCloseTo(turns[turn], within(2e-2f));
        }
        assertThat(sides[3]).isCloseTo(sides[0], within(2e-2f));
    }

    @Test
    void aHigherTemperatureLowersTheScoresUntilUnknownIsLargest() {
        // Given
        var image = noise();

        // When
        var cold = answers(ShippedGraphs.side("side", NETWORKS, 1), image);
        var hot = answers(ShippedGraphs.side("side", NETWORKS, 1000), image);

        // Then
        assertThat(cold[0]).isCloseTo(-cold[1], within(1e-4f));
        assertThat(hot[0]).isCloseTo(cold[0] / 1000, within(1e-4f));
        assertThat(hot[2]).isGreaterThan(Math.abs(hot[0])).isEqualTo(cold[2]);
        assertThat(answers(ShippedGraphs.upright("upright", NETWORKS, 4), image)[7])
                .isCloseTo(answers(ShippedGraphs.upright("upright", NETWORKS, 1), image)[7] / 4, within(1e-3f));
    }

    private static float[] answers(byte[] graph, float[]... images) {
        var all = new float[images.length * 3 * EDGE * EDGE];
        for (int i = 0; i < images.length; i++) {
            System.arraycopy(images[i], 0, all, i * 3 * EDGE * EDGE, 3 * EDGE * EDGE);
        }
        try (var session = SingleThreadSession.of(graph)) {
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

    /** Returns the image rotated clockwise. */
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
}
