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

    private static final NetworkWeights NUMBERS = NetworkWeights.start(MetalNet.parameters(), 5);

    /** Number of the first colour statistics, the means of the three maps: only they depend on the white balance. */
    private static final int MEANS = 3;

    @Test
    void theProbabilitiesOfMetalsAndOfNotKnowingAreOneTogether() {
        // When
        var bold = answer(0.5, 0.5, 0.5);
        var shy = answer(1.01, 1.01, 1.01);

        // Then
        assertThat(bold[0] + bold[1] + bold[2] + bold[3]).isCloseTo(1, within(1e-5f));
        assertThat(shy[0] + shy[1] + shy[2]).isCloseTo(0.5f, within(1e-5f));
        assertThat(shy[3]).isEqualTo(0.5f);
    }

    @Test
    void aMetalIsNamedFromItsOwnLeastProbabilityOn() {
        // Given
        var probabilities = Arrays.copyOf(answer(1.01, 1.01, 1.01), MetalNet.METALS);
        int likeliest = likeliest(probabilities);
        var least = new double[] {1.01, 1.01, 1.01};

        // When
        least[likeliest] = 2 * probabilities[likeliest] - 0.01;
        var named = answer(least);
        least[likeliest] = 2 * probabilities[likeliest] + 0.01;
        var unknown = answer(least);

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
        for (int i = 0; i < ColourFeatures.CELLS; i++) {
            warmer[i] *= 1.1f;
            warmer[i + 2 * ColourFeatures.CELLS] *= 0.9f;
        }

        // When
        var figures = figures(cells);
        var others = figures(warmer);

        // Then
        assertThat(others[0] - figures[0]).isCloseTo((float) Math.log(1.1), within(0.02f));
        assertThat(others[1] - figures[1]).isCloseTo((float) Math.log(0.9), within(0.02f));
        for (int i = MEANS; i < 2 * MEANS; i++) {
            assertThat(others[i]).as("figure %d", i).isCloseTo(figures[i], within(0.01f));
        }
    }

    @Test
    void aPictureThatShowsNothingHasFigures() {
        // Given
        var blank = new float[ColourCutOut.NUMBERS];

        // When
        var figures = figures(blank);

        // Then
        assertThat(figures).hasSize(ColourFeatures.COUNT).doesNotContain(Float.NaN);
    }

    private static int likeliest(float[] probabilities) {
        int likeliest = 0;
        for (int i = 1; i < probabilities.length; i++) {
            likeliest = probabilities[i] > probabilities[likeliest] ? i : likeliest;
        }
        return likeliest;
    }

    private static float[] answer(double... least) {
        int edge = PolarMap.EDGE_PX;
        var random = new Random(8);
        var image = new float[3 * edge * edge];
        for (int i = 0; i < image.length; i++) {
            image[i] = random.nextInt(256);
        }
        try (var session = SingleThreadSession.of(MetalGraph.of("metal", NUMBERS, 1, least))) {
            return session.run(image, 1, 3, edge, edge);
        }
    }

    private static float[] figures(float[] cells) {
        try (var session = SingleThreadSession.of(MetalGraph.figuresOfCells())) {
            return session.run(cells, 1, 3, ColourFeatures.EDGE, ColourFeatures.EDGE);
        }
    }

    /** Returns cells of brown, lighter and darker. */
    private static float[] cells() {
        var random = new Random(4);
        var cells = new float[ColourCutOut.NUMBERS];
        for (int i = 0; i < ColourFeatures.CELLS; i++) {
            float light = 0.7f + 0.6f * random.nextFloat();
            cells[i] = 160 * light;
            cells[i + ColourFeatures.CELLS] = 130 * light;
            cells[i + 2 * ColourFeatures.CELLS] = 100 * light;
        }
        return cells;
    }
}
