package org.vitrine.recipes.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.models.PolarMap;
import org.vitrine.onnx.GraphBuilder;
import org.vitrine.recipes.export.SingleThreadSession;

class TrainingPicturesTest {

    private static final TrainingPictures.Specification SMALL = new TrainingPictures.Specification(5, 22, 1, 48);

    @Test
    void anInterruptedSetIsResumedAndIsTheSame(@TempDir Path whole, @TempDir Path interrupted) throws Exception {
        // Given
        var all = TrainingPictures.of(whole, SMALL, (_, _) -> {});
        try (var shards = Files.list(whole)) {
            var one = shards.sorted().findFirst().orElseThrow();
            Files.copy(one, interrupted.resolve(one.getFileName()));
        }

        // When
        var again = TrainingPictures.of(interrupted, SMALL, (_, _) -> {});

        // Then
        assertThat(again.count()).isEqualTo(all.count()).isEqualTo(44);
        for (int picture = 0; picture < all.count(); picture++) {
            assertThat(map(again, picture)).isEqualTo(map(all, picture));
            assertThat(again.degrees(picture)).isEqualTo(all.degrees(picture));
            assertThat(again.face(picture)).isEqualTo(picture);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void trainingPicturesAreUnrolledAsByTheExportedGraph(boolean gathered) {
        // Given
        var random = new Random(4);
        int pixels = PolarMap.EDGE_PX * PolarMap.EDGE_PX;
        var image = new float[3 * pixels];
        var luminance = new float[pixels];
        for (int i = 0; i < pixels; i++) {
            float grey = random.nextInt(256);
            image[i] = grey;
            image[i + pixels] = grey;
            image[i + 2 * pixels] = grey;
            luminance[i] = grey / 255;
        }
        var graph = new GraphBuilder("map");
        var input = graph.input("image", 3, PolarMap.EDGE_PX, PolarMap.EDGE_PX);
        var polar = new PolarMap(graph);
        graph.output(gathered ? polar.gathered(input) : polar.of(input), 1, PolarMap.RADII, PolarMap.ANGLES);

        // When
        float[] exported;
        try (var session = SingleThreadSession.of(graph.bytes())) {
            exported = session.run(image, 1, 3, PolarMap.EDGE_PX, PolarMap.EDGE_PX);
        }
        var ours = new PolarUnroller().unroll(luminance);

        // Then
        assertThat(exported).hasSameSizeAs(ours);
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i]).isCloseTo(exported[i], within(1e-3f));
        }
    }

    @Test
    void everyPictureShowsReliefAndHasAKnownRotation(@TempDir Path folder) throws Exception {
        // Given
        var pictureSet = TrainingPictures.of(folder, new TrainingPictures.Specification(5, 3, 1, 96), (_, _) -> {});

        // Then
        for (int picture = 0; picture < pictureSet.count(); picture++) {
            assertThat(pictureSet.degrees(picture)).isBetween(0f, 360f);
            assertThat(map(pictureSet, picture)).doesNotContain(Float.NaN).anyMatch(value -> Math.abs(value) > 0.5f);
        }
    }

    private static List<Float> map(TrainingPictures pictureSet, int picture) {
        var map = new float[PolarMap.RADII * PolarMap.ANGLES];
        pictureSet.map(picture, map, 0);
        var list = new ArrayList<Float>();
        for (float value : map) {
            list.add(value);
        }
        return list;
    }
}
