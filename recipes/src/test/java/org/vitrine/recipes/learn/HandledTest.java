package org.vitrine.recipes.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.models.Miniature.CELLS;
import static org.vitrine.models.Miniature.EDGE;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HandledTest {

    @Test
    void theSameThrowsHandleACoinTheSameWayAndOthersAnother() {
        // When
        var one = handled(1);
        var again = handled(1);
        var other = handled(2);

        // Then
        assertThat(one).isEqualTo(again).isNotEqualTo(other);
    }

    @Test
    void whatStandsInTheMiddleStaysThereHoweverTheCoinIsTurned() {
        for (int seed = 0; seed < 40; seed++) {
            var cells = handled(seed);
            double middle = mean(cells, 0, 6);
            double about = mean(cells, 14, 20);
            assertThat(middle).as("seed %d", seed).isGreaterThan(about);
            for (float cell : cells) {
                assertThat(cell).isFinite();
            }
        }
    }

    private static float[] handled(int seed) {
        var cells = new float[CELLS];
        Arrays.fill(cells, 0.3f);
        for (int y = EDGE / 2 - 8; y < EDGE / 2 + 8; y++) {
            Arrays.fill(cells, y * EDGE + EDGE / 2 - 8, y * EDGE + EDGE / 2 + 8, 0.8f);
        }
        new Handled().handle(cells, new SplittableRandom(seed));
        return cells;
    }

    private static double mean(float[] cells, double from, double to) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < CELLS; i++) {
            double far = Math.hypot(i % EDGE - EDGE / 2.0, i / EDGE - EDGE / 2.0);
            if (far >= from && far < to) {
                sum += cells[i];
                count++;
            }
        }
        return sum / count;
    }
}
