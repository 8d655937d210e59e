package org.vitrine.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.vitrine.models.ColourFeatures;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.export.SingleThreadSession;
import org.vitrine.recipes.pictures.ColourCutOut;
import org.vitrine.recipes.pictures.MetalPictures;

/** Runs the shipped model on coins of a hoard of another seed. */
class CoinMaterialTest {

    private static final int UNKNOWN = 3;
    private static final int TIMES = PolarMap.EDGE_PX / ColourFeatures.GRID_EDGE;

    @Test
    void namedMaterialsOfAnotherHoardAreCorrect() throws IOException {
        // Given
        var plan = new MetalPictures.Plan(77, 60, 1, 1, 64);
        var metals = new MetalPictures(plan);
        int named = 0;
        int correct = 0;

        // When
        try (var session = shipped()) {
            for (int type = 0; type < plan.types(); type++) {
                var drawn = metals.draw(type);
                for (int i = 0; i < plan.perType(); i++) {
                    int predicted =
                            likeliest(session.run(enlarged(drawn, i), 1, 3, PolarMap.EDGE_PX, PolarMap.EDGE_PX));
                    named += predicted == UNKNOWN ? 0 : 1;
                    correct += predicted == metals.metal(type * plan.perType() + i) ? 1 : 0;
                }
            }
        }

        // Then
        assertThat((double) correct / named).isGreaterThan(0.85);
        assertThat((double) named / metals.count()).isGreaterThan(0.3);
    }

    @Test
    void blackAndWhitePhotographsGiveUnknown() throws IOException {
        // Given
        var drawn = new MetalPictures(new MetalPictures.Plan(78, 20, 1, 1, 64));
        int named = 0;

        // When
        try (var session = shipped()) {
            for (int type = 0; type < 20; type++) {
                var grey = drawn.draw(type);
                for (int i = 0; i < ColourFeatures.GRID_CELLS; i++) {
                    grey[i] = grey[i + ColourFeatures.GRID_CELLS];
                    grey[i + 2 * ColourFeatures.GRID_CELLS] = grey[i + ColourFeatures.GRID_CELLS];
                }
                int predicted = likeliest(session.run(enlarged(grey, 0), 1, 3, PolarMap.EDGE_PX, PolarMap.EDGE_PX));
                named += predicted == UNKNOWN ? 0 : 1;
            }
        }

        // Then
        assertThat(named).isLessThanOrEqualTo(1);
    }

    private static SingleThreadSession shipped() throws IOException {
        return SingleThreadSession.of(Files.readAllBytes(Path.of("..", "models", "coin-material", "1", "model.onnx")));
    }

    private static int likeliest(float[] probabilities) {
        int likeliest = 0;
        for (int i = 1; i < probabilities.length; i++) {
            likeliest = probabilities[i] > probabilities[likeliest] ? i : likeliest;
        }
        return likeliest;
    }

    /** Returns a picture at the size of the model's input. */
    private static float[] enlarged(float[] cells, int picture) {
        int edge = PolarMap.EDGE_PX;
        var image = new float[3 * edge * edge];
        for (int i = 0; i < image.length; i++) {
            int channel = i / (edge * edge);
            int y = i / edge % edge / TIMES;
            int x = i % edge / TIMES;
            image[i] = cells[
                    picture * ColourCutOut.VALUES
                            + channel * ColourFeatures.GRID_CELLS
                            + y * ColourFeatures.GRID_EDGE
                            + x];
        }
        return image;
    }
}
