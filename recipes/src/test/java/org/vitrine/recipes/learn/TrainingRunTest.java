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
import org.vitrine.recipes.export.OutputDeviation;
import org.vitrine.recipes.export.ShippedGraphs;
import org.vitrine.recipes.export.SingleThreadSession;
import org.vitrine.recipes.nets.NetworkWeights;
import org.vitrine.recipes.pictures.CutOuts;
import org.vitrine.recipes.pictures.Scene;
import org.vitrine.recipes.pictures.TrainingPictures;

/**
 * Trains small networks for a few steps. PyTorch is available with {@code -Dlearn} only; without it these tests are
 * skipped.
 */
class TrainingRunTest {

    private static final TrainingPictures.Specification SMALL = new TrainingPictures.Specification(5, 4, 2, 64);
    private static final int BATCH = 8;

    @BeforeAll
    static void needsPyTorch() {
        assumeTrue(isOnClasspath("ai.djl.pytorch.engine.PtEngine"), "PyTorch is not here: run with -Dlearn");
    }

    @Test
    void theLossFallsAndTheExportAgrees(@TempDir Path folder) throws Exception {
        // Given
        var pictureSet = TrainingPictures.of(folder, SMALL, (_, _) -> {});
        var losses = new ArrayList<Double>();

        // When
        var weights = NetworkTrainer.faces(
                new TrainingRun(new TrainingRun.Plan(3, 24, 0.02, 6), folder.resolve("learnt")),
                faces(pictureSet),
                BATCH,
                (_, _, loss) -> losses.add(loss));

        // Then
        assertThat(losses.getLast()).isLessThan(losses.getFirst());
        int cells = PolarMap.RADII * PolarMap.ANGLES;
        var maps = new float[2 * cells];
        pictureSet.map(0, maps, 0);
        pictureSet.map(1, maps, cells);
        try (var exported = SingleThreadSession.of(ShippedGraphs.facesOfMaps(List.of(weights)))) {
            var outputDeviation = OutputDeviation.of(
                    NetworkTrainer.faceScores(List.of(weights), maps, 2),
                    exported.run(maps, 2, 1, PolarMap.RADII, PolarMap.ANGLES));
            assertThat(outputDeviation.largest()).isLessThan(OutputDeviation.MAX_ACCEPTED);
        }
    }

    private static FaceSampler faces(TrainingPictures pictureSet) {
        return new FaceSampler(pictureSet, pictureSet.count(), pictureSet, 0.3, 0.5);
    }

    @Test
    void theOutlineNetworkIsTrainedAndItsExportAgrees(@TempDir Path folder) throws Exception {
        // Given
        var cutOuts = CutOuts.draw(5, 12);
        var losses = new ArrayList<Double>();

        // When
        var weights = NetworkTrainer.outline(
                new TrainingRun(new TrainingRun.Plan(3, 12, 0.05, 3), folder.resolve("learnt")),
                cutOuts,
                4,
                (_, _, loss) -> losses.add(loss));

        // Then
        assertThat(losses.getLast()).isLessThan(losses.getFirst());
        var picture = new float[3 * Scene.EDGE_PX * Scene.EDGE_PX];
        Scene.compose(cutOuts, new SplittableRandom(1)).pixels(picture, 0);
        try (var exported = SingleThreadSession.of(ShippedGraphs.outline("outline", weights))) {
            var outputDeviation = OutputDeviation.of(
                    NetworkTrainer.outlineScores(weights, picture, 1),
                    exported.run(picture, 1, 3, Scene.EDGE_PX, Scene.EDGE_PX));
            assertThat(outputDeviation.count()).isEqualTo(Scene.EDGE_PX * Scene.EDGE_PX);
            assertThat(outputDeviation.largest()).isLessThan(OutputDeviation.MAX_ACCEPTED);
        }
    }

    @Test
    void aResumedRunTrainsTheSameWeights(@TempDir Path folder) throws Exception {
        // Given: the state as it was kept after the first of two parts
        var pictureSet = TrainingPictures.of(folder, SMALL, (_, _) -> {});
        var plan = new TrainingRun.Plan(3, 4, 0.001, 2);
        var half = folder.resolve("half");
        var whole = NetworkTrainer.faces(
                new TrainingRun(plan, folder.resolve("whole")), faces(pictureSet), BATCH, (step, _, _) -> {
                    if (step == 4) {
                        copyOnce(folder.resolve("whole"), half);
                    }
                });

        // When
        var resumed = NetworkTrainer.faces(new TrainingRun(plan, half), faces(pictureSet), BATCH, (_, _, _) -> {});

        // Then
        assertThat(first(resumed)).hasSameSizeAs(first(whole));
        for (int i = 0; i < first(whole).size(); i++) {
            assertThat(first(resumed).get(i)).isCloseTo(first(whole).get(i), within(1e-4f));
        }
    }

    @Test
    void aResumedRunAveragesTheSameSteps(@TempDir Path folder) throws Exception {
        // Given
        var pictureSet = TrainingPictures.of(folder, SMALL, (_, _) -> {});
        var plan = new TrainingRun.Plan(3, 6, 0.001, 2, 4);
        var four = folder.resolve("four");
        var whole = NetworkTrainer.faces(
                new TrainingRun(plan, folder.resolve("whole")), faces(pictureSet), BATCH, (step, _, _) -> {
                    if (step == 6) {
                        copyOnce(folder.resolve("whole"), four);
                    }
                });
        var last = NetworkTrainer.faces(
                new TrainingRun(new TrainingRun.Plan(3, 6, 0.001, 2, 6), folder.resolve("last")),
                faces(pictureSet),
                BATCH,
                (_, _, _) -> {});

        // When
        var resumed = NetworkTrainer.faces(new TrainingRun(plan, four), faces(pictureSet), BATCH, (_, _, _) -> {});
        var again = NetworkTrainer.faces(
                new TrainingRun(plan, folder.resolve("whole")), faces(pictureSet), BATCH, (_, _, _) -> {});

        // Then
        assertThat(first(again)).isEqualTo(first(whole)).isNotEqualTo(first(last));
        for (int i = 0; i < first(whole).size(); i++) {
            assertThat(first(resumed).get(i)).isCloseTo(first(whole).get(i), within(1e-4f));
        }
    }

    /**
     * Copies the state file. The caller runs it before the last state is written, when the file holds the state before
     * it.
     */
    private static void copyOnce(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Float> first(NetworkWeights weights) {
        var list = new ArrayList<Float>();
        for (float value : weights.values("joints")) {
            list.add(value);
        }
        return list;
    }

    private static boolean isOnClasspath(String type) {
        try {
            Class.forName(type);
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
