package org.vitrine.recipes.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SceneTest {

    private static final int PIXELS = Scene.EDGE_PX * Scene.EDGE_PX;
    private static final int SCENES = 40;

    private CutOuts cutOuts = CutOuts.draw(5, 0);

    @BeforeAll
    void drawSome() {
        cutOuts = CutOuts.draw(5, 20);
    }

    @Test
    void theSameSeedComposesTheSameScene() {
        // When
        var one = picture(Scene.compose(cutOuts, new SplittableRandom(11)));
        var again = picture(Scene.compose(CutOuts.draw(5, 20), new SplittableRandom(11)));

        // Then
        assertThat(again).isEqualTo(one);
    }

    @Test
    void everySceneIsAPictureWithAnObjectAboutItsMiddle() {
        for (int number = 0; number < SCENES; number++) {
            // When
            var scene = Scene.compose(cutOuts, new SplittableRandom(number));

            // Then
            assertThat(without(picture(scene), value -> value >= 0 && value <= 255 && value == Math.round(value)))
                    .as("values of scene %d that are no bytes", number)
                    .isEmpty();
            var cover = cover(scene);
            assertThat(without(cover, value -> value >= 0 && value <= 1))
                    .as("covers of scene %d that are no shares", number)
                    .isEmpty();
            double covered = 0;
            double acrossX = 0;
            double acrossY = 0;
            for (int i = 0; i < PIXELS; i++) {
                covered += cover[i];
                acrossX += cover[i] * (i % Scene.EDGE_PX);
                acrossY += cover[i] * (i / Scene.EDGE_PX);
            }
            assertThat(covered / PIXELS).as("scene %d", number).isBetween(0.04, 0.85);
            assertThat(acrossX / covered).as("scene %d", number).isCloseTo(Scene.EDGE_PX / 2.0, within(28.0));
            assertThat(acrossY / covered).as("scene %d", number).isCloseTo(Scene.EDGE_PX / 2.0, within(28.0));
        }
    }

    @Test
    void aBlurSpreadsWhatThereIsAndAddsNothing() {
        // Given
        var plane = new float[PIXELS];
        plane[64 * Scene.EDGE_PX + 64] = 1000;

        // When
        Canvas.blur(plane, Scene.EDGE_PX, 2.5);

        // Then
        double sum = 0;
        double spread = 0;
        for (int i = 0; i < PIXELS; i++) {
            sum += plane[i];
            spread += plane[i] * (i % Scene.EDGE_PX - 64) * (i % Scene.EDGE_PX - 64);
        }
        assertThat(sum).isCloseTo(1000, within(0.1));
        assertThat(Math.sqrt(spread / sum)).isCloseTo(2.5, within(0.3));
    }

    /** Returns the indices of values without a property; an assertion for each of millions of values takes seconds. */
    private static IntStream without(float[] values, DoublePredicate property) {
        return IntStream.range(0, values.length).filter(i -> !property.test(values[i]));
    }

    private static float[] picture(Scene scene) {
        var picture = new float[3 * PIXELS];
        scene.pixels(picture, 0);
        return picture;
    }

    private static float[] cover(Scene scene) {
        var cover = new float[PIXELS];
        scene.cover(cover, 0);
        return cover;
    }
}
