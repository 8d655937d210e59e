package org.vitrine.hoard.relief;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DrawingWarpTest {

    @Test
    void aWarpedShapeDoesNotFoldOver() {
        for (int seed = 0; seed < 30; seed++) {
            // Given
            var warp = new DrawingWarp(new SeededRandom(seed), 0.75);
            var small = new Layer(List.of(Curves.ellipse(0.3, -0.2, 0.1, 0.1)), 0.3, 0.05);

            // When
            var warped =
                    warp.apply(List.of(small)).getFirst().shapes().getFirst().getBounds2D();

            // Then
            assertThat(warped.getWidth()).isBetween(0.05, 0.4);
            assertThat(warped.getHeight()).isBetween(0.05, 0.4);
        }
    }
}
