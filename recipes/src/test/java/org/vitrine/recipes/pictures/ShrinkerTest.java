package org.vitrine.recipes.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.models.Miniature;
import org.vitrine.models.OnnxGraph;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.export.Session;

class ShrinkerTest {

    private static final int PIXELS = PolarMap.EDGE_PX * PolarMap.EDGE_PX;

    @Test
    void whatIsLearntFromIsShrunkAsTheExportedGraphShrinks() {
        // Given
        var random = new Random(4);
        var image = new float[3 * PIXELS];
        var luminance = new float[PIXELS];
        for (int i = 0; i < PIXELS; i++) {
            float grey = random.nextInt(256);
            image[i] = grey;
            image[i + PIXELS] = grey;
            image[i + 2 * PIXELS] = grey;
            luminance[i] = grey / 255;
        }
        var graph = new OnnxGraph("miniature");
        var channels = new Miniature(graph).of(graph.input("image", 3, PolarMap.EDGE_PX, PolarMap.EDGE_PX));
        graph.output(channels, Miniature.CHANNELS, Miniature.HALF, Miniature.HALF);

        // When
        float[] exported;
        try (var session = Session.of(graph.bytes())) {
            exported = session.run(image, 1, 3, PolarMap.EDGE_PX, PolarMap.EDGE_PX);
        }
        var shrinker = new Shrinker();
        var ours = new float[Shrinker.NUMBERS];
        shrinker.channels(shrinker.shrunk(luminance), ours, 0);

        // Then
        assertThat(exported).hasSameSizeAs(ours);
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i]).as("number %d", i).isCloseTo(exported[i], within(1e-3f));
        }
    }

    @Test
    void aDiscWithNothingOnItStaysBlank() {
        // Given
        var shrinker = new Shrinker();
        var luminance = new float[PIXELS];
        Arrays.fill(luminance, 0.4f);

        // When
        var channels = new float[Shrinker.NUMBERS];
        shrinker.channels(shrinker.shrunk(luminance), channels, 0);

        // Then
        for (int i = 0; i < 2 * Miniature.HALF_CELLS; i++) {
            assertThat(channels[i]).isCloseTo(0, within(1e-2f));
        }
    }

    @Test
    void anAlbumOfMiniaturesIsOfALifelikeHoardAndBesideThoseOfPolarMaps(@TempDir Path folder) throws Exception {
        // Given
        var subject = new Album.Subject(5, 2, 2, 64, Drawing.SMALL);

        // When
        var album = Album.of(folder, subject, (_, _) -> {});
        var polar = Album.of(folder, new Album.Subject(5, 2, 2, 64), (_, _) -> {});

        // Then
        assertThat(album.count()).isEqualTo(polar.count()).isEqualTo(8);
        var miniature = new float[Miniature.CELLS];
        for (int picture = 0; picture < album.count(); picture++) {
            album.map(picture, miniature, 0);
            for (float luminance : miniature) {
                assertThat(luminance).isBetween(0f, 1f);
            }
        }
    }
}
