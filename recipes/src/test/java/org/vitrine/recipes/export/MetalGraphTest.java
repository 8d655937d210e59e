package org.vitrine.recipes.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vitrine.models.ColourFeatures;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.nets.MetalNet;
import org.vitrine.recipes.nets.NetworkWeights;
import org.vitrine.recipes.pictures.ColourCutOut;

class MetalGraphTest {

    private static final NetworkWeights WEIGHTS = NetworkWeights.initialise(MetalNet.parameters(), 5);

    /** Number of the first colour statistics, the means of the three maps: only they depend on the white balance. */
    private static final int MEANS = 3;

    @Test
    void probabilitiesOfMetalsAndUnknownSumToOne() {
        // When
        var lowThresholds = answer(0.5, 0.5, 0.5);
        var highThresholds = answer(1.01, 1.01, 1.01);

        // Then
        assertThat(lowThresholds[0] + lowThresholds[1] + lowThresholds[2] + lowThresholds[3])
                .isCloseTo(1, within(1e-5f));
        assertThat(highThresholds[0] + highThresholds[1] + highThresholds[2]).isCloseTo(0.5f, within(1e-5f));
        assertThat(highThresholds[3]).isEqualTo(0.5f);
    }

    @Test
    void aMetalIsNamedFromItsOwnThresholdOn() {
        // Given
        var probabilities = Arrays.copyOf(answer(1.01, 1.01, 1.01), MetalNet.METALS);
        int likeliest = likeliest(probabilities);
        var thresholds = new double[] {1.01, 1.01, 1.01};

        // When
        thresholds[likeliest] = 2 * probabilities[likeliest] - 0.01;
        var named = answer(thresholds);
        thresholds[likeliest] = 2 * probabilities[likeliest] + 0.01;
        var unknown = answer(thresholds);

        // Then
        assertThat(named[MetalNet.METALS]).isZero();
        assertThat(named[likeliest]).isCloseTo(2 * probabilities[likeliest], within(1e-4f));
        assertThat(unknown[MetalNet.METALS]).isEqualTo(0.5f);
    }

    @Test
    void anotherWhiteBalanceChangesTheMeansOfColourAndLittleElse() {
        // Given
        var cells = cells();
        var warmer = cells.clone();
        for (int i = 0; i < ColourFeatures.GRID_CELLS; i++) {
            warmer[i] *= 1.1f;
            warmer[i + 2 * ColourFeatures.GRID_CELLS] *= 0.9f;
        }

        // When
        var features = features(cells);
        var others = features(warmer);

        // Then
        assertThat(others[0] - features[0]).isCloseTo((float) Math.log(1.1), within(0.02f));
        assertThat(others[1] - features[1]).isCloseTo((float) Math.log(0.9), within(0.02f));
        for (int i = MEANS; i < 2 * MEANS; i++) {
            assertThat(others[i]).as("figure %d", i).isCloseTo(features[i], within(0.01f));
        }
    }

    @Test
    void aPictureThatShowsNothingHasFigures() {
        // Given
        var blank = new float[ColourCutOut.VALUES];

        // When
        var features = features(blank);

        // Then
        assertThat(features).hasSize(ColourFeatures.COUNT).doesNotContain(Float.NaN);
    }

    private static int likeliest(float[] probabilities) {
        int likeliest = 0;
        for (int i = 1; i < probabilities.length; i++) {
            likeliest = probabilities[i] > probabilities[likeliest] ? i : likeliest;
        }
        return likeliest;
    }

    private static float[] answer(double... thresholds) {
        int edge = PolarMap.EDGE_PX;
        var random = new Random(8);
        var image = new float[3 * edge * edge];
        for (int i = 0; i < image.length; i++) {
            image[i] = random.nextInt(256);
        }
        try (var session = SingleThreadSession.of(MetalGraph.of("metal", WEIGHTS, 1, thresholds))) {
            return session.run(image, 1, 3, edge, edge);
        }
    }

    private static float[] features(float[] cells) {
        try (var session = SingleThreadSession.of(MetalGraph.featuresOfCells())) {
            return session.run(cells, 1, 3, ColourFeatures.GRID_EDGE, ColourFeatures.GRID_EDGE);
        }
    }

    /** Returns cells of brown, lighter and darker. */
    private static float[] cells() {
        var random = new Random(4);
        var cells = new float[ColourCutOut.VALUES];
        for (int i = 0; i < ColourFeatures.GRID_CELLS; i++) {
            float light = 0.7f + 0.6f * random.nextFloat();
            cells[i] = 160 * light;
            cells[i + ColourFeatures.GRID_CELLS] = 130 * light;
            cells[i + 2 * ColourFeatures.GRID_CELLS] = 100 * light;
        }
        return cells;
    }
}
