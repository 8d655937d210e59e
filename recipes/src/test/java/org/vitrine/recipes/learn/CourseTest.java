package org.vitrine.recipes.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.export.Agreement;
import org.vitrine.recipes.export.Graphs;
import org.vitrine.recipes.export.Session;
import org.vitrine.recipes.nets.Numbers;
import org.vitrine.recipes.pictures.Album;
import org.vitrine.recipes.pictures.CutOuts;
import org.vitrine.recipes.pictures.Scene;

/** Trains a little. PyTorch is there with {@code -Dlearn} only; without it these are skipped. */
class CourseTest {

    private static final Album.Subject SMALL = new Album.Subject(5, 4, 2, 64);
    private static final int BATCH = 8;

    @BeforeAll
    static void needsPyTorch() {
        assumeTrue(isThere("ai.djl.pytorch.engine.PtEngine"), "PyTorch is not here: run with -Dlearn");
    }

    @Test
    void theLossFallsAndTheExportedGraphAnswersAsTheTrainer(@TempDir Path folder) throws Exception {
        // Given
        var album = Album.of(folder, SMALL, (_, _) -> {});
        var losses = new ArrayList<Double>();

        // When
        var numbers = School.faces(
                new Course(new Course.Plan(3, 24, 0.02, 6), folder.resolve("learnt")),
                faces(album),
                BATCH,
                (_, _, loss) -> losses.add(loss));

        // Then
        assertThat(losses.getLast()).isLessThan(losses.getFirst());
        int cells = PolarMap.RADII * PolarMap.ANGLES;
        var maps = new float[2 * cells];
        album.map(0, maps, 0);
        album.map(1, maps, cells);
        try (var exported = Session.of(Graphs.facesOfMaps(List.of(numbers)))) {
            var agreement = Agreement.of(
                    School.faceScores(List.of(numbers), maps, 2),
                    exported.run(maps, 2, 1, PolarMap.RADII, PolarMap.ANGLES));
            assertThat(agreement.largest()).isLessThan(Agreement.ENOUGH);
        }
    }

    private static Faces faces(Album album) {
        return new Faces(album, album.count(), album, 0.3, 0.5);
    }

    @Test
    void theNetOfOutlinesLearnsAndAnswersTheSameWhenExported(@TempDir Path folder) throws Exception {
        // Given
        var cutOuts = CutOuts.drawn(5, 12);
        var losses = new ArrayList<Double>();

        // When
        var numbers = School.outline(
                new Course(new Course.Plan(3, 12, 0.05, 3), folder.resolve("learnt")),
                cutOuts,
                4,
                (_, _, loss) -> losses.add(loss));

        // Then
        assertThat(losses.getLast()).isLessThan(losses.getFirst());
        var picture = new float[3 * Scene.EDGE_PX * Scene.EDGE_PX];
        Scene.composed(cutOuts, new SplittableRandom(1)).pixels(picture, 0);
        try (var exported = Session.of(Graphs.outline("outline", numbers))) {
            var agreement = Agreement.of(
                    School.outlineScores(numbers, picture, 1),
                    exported.run(picture, 1, 3, Scene.EDGE_PX, Scene.EDGE_PX));
            assertThat(agreement.count()).isEqualTo(Scene.EDGE_PX * Scene.EDGE_PX);
            assertThat(agreement.largest()).isLessThan(Agreement.ENOUGH);
        }
    }

    @Test
    void aCourseThatWasStoppedLearnsWhatOneThatWasNotLearns(@TempDir Path folder) throws Exception {
        // Given: the state as it was kept after the first of two parts
        var album = Album.of(folder, SMALL, (_, _) -> {});
        var plan = new Course.Plan(3, 4, 0.001, 2);
        var half = folder.resolve("half");
        var whole = School.faces(new Course(plan, folder.resolve("whole")), faces(album), BATCH, (step, _, _) -> {
            if (step == 4) {
                copyOnce(folder.resolve("whole"), half);
            }
        });

        // When
        var resumed = School.faces(new Course(plan, half), faces(album), BATCH, (_, _, _) -> {});

        // Then
        assertThat(first(resumed)).hasSameSizeAs(first(whole));
        for (int i = 0; i < first(whole).size(); i++) {
            assertThat(first(resumed).get(i)).isCloseTo(first(whole).get(i), within(1e-4f));
        }
    }

    @Test
    void theMeanOfStepsIsLearntAndIsTheSameForACourseThatWasStopped(@TempDir Path folder) throws Exception {
        // Given
        var album = Album.of(folder, SMALL, (_, _) -> {});
        var plan = new Course.Plan(3, 6, 0.001, 2, 4);
        var four = folder.resolve("four");
        var whole = School.faces(new Course(plan, folder.resolve("whole")), faces(album), BATCH, (step, _, _) -> {
            if (step == 6) {
                copyOnce(folder.resolve("whole"), four);
            }
        });
        var last = School.faces(
                new Course(new Course.Plan(3, 6, 0.001, 2, 6), folder.resolve("last")),
                faces(album),
                BATCH,
                (_, _, _) -> {});

        // When
        var resumed = School.faces(new Course(plan, four), faces(album), BATCH, (_, _, _) -> {});
        var again = School.faces(new Course(plan, folder.resolve("whole")), faces(album), BATCH, (_, _, _) -> {});

        // Then
        assertThat(first(again)).isEqualTo(first(whole)).isNotEqualTo(first(last));
        for (int i = 0; i < first(whole).size(); i++) {
            assertThat(first(resumed).get(i)).isCloseTo(first(whole).get(i), within(1e-4f));
        }
    }

    /** Before the last part is kept, the file holds the part before. */
    private static void copyOnce(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Float> first(Numbers numbers) {
        var list = new ArrayList<Float>();
        for (float value : numbers.values("joints")) {
            list.add(value);
        }
        return list;
    }

    private static boolean isThere(String type) {
        try {
            Class.forName(type);
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
