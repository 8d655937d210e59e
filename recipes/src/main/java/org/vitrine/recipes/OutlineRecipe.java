package org.vitrine.recipes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.vitrine.recipes.export.OutputDeviation;
import org.vitrine.recipes.export.ReferenceOutput;
import org.vitrine.recipes.export.ShippedGraphs;
import org.vitrine.recipes.export.SingleThreadSession;
import org.vitrine.recipes.learn.NetworkTrainer;
import org.vitrine.recipes.learn.TrainingRun;
import org.vitrine.recipes.nets.OutlineNet;
import org.vitrine.recipes.pictures.CutOuts;
import org.vitrine.recipes.pictures.Scene;

/**
 * Recipe of {@code object-outline}, a segmentation network: which pixels of a picture the object in its middle covers.
 *
 * @param hoard seed of the hoard
 * @param cutOuts number of objects that scenes are composed of
 * @param plan steps and rate of the training
 * @param batch scenes in the batch of a step
 */
record OutlineRecipe(String name, int version, long hoard, int cutOuts, TrainingRun.Plan plan, int batch)
        implements Recipe {

    static final OutlineRecipe SHIPPED =
            new OutlineRecipe("object-outline", 1, 103, 3000, new TrainingRun.Plan(7, 3600, 0.004, 50), 16);

    /**
     * Seed of a hoard that is not trained on, its number of objects, and the number of its scenes that are evaluated.
     */
    private static final long OTHER_HOARD = 907;

    private static final int OTHER_CUT_OUTS = 200;
    private static final int EVALUATED_SCENES = 256;

    /** Number of pictures on which trainer and exported graph are compared. */
    private static final int COMPARED = 8;

    private static final int PIXELS = OutlineNet.EDGE_PX * OutlineNet.EDGE_PX;

    @Override
    public ExportedModel make(Path workFolder, Report report) throws IOException, InterruptedException {
        var drawnObjects = CutOuts.draw(hoard, cutOuts);
        report.line("drawn %d objects".formatted(cutOuts));
        var weights = NetworkTrainer.outline(
                new TrainingRun(plan, workFolder.resolve("%s-%d.learnt".formatted(name, version))),
                drawnObjects,
                batch,
                (step, of, loss) -> report.line("step %d of %d, loss %.4f".formatted(step, of, loss)));
        var graph = ShippedGraphs.outline(name, weights);
        try (var exported = SingleThreadSession.of(graph)) {
            var scenes = new Scenes(CutOuts.draw(OTHER_HOARD, OTHER_CUT_OUTS));
            var pictures = scenes.pictures(0, COMPARED);
            var outputDeviation = OutputDeviation.of(
                            NetworkTrainer.outlineScores(weights, pictures, COMPARED),
                            run(exported, pictures, COMPARED))
                    .orThrow();
            report.line(String.format(
                    Locale.ROOT,
                    "mean IoU of %d scenes of another hoard: %.4f",
                    EVALUATED_SCENES,
                    meanIou(exported, scenes)));
            return new ExportedModel(graph, outputDeviation.largest());
        }
    }

    @Override
    public ReferenceOutput referenceOutput() {
        return ReferenceOutput.ofPicture(OutlineNet.EDGE_PX);
    }

    /** Mean intersection over union (IoU) of the evaluated scenes, at the size of the scenes. */
    private static double meanIou(SingleThreadSession exported, Scenes scenes) {
        double sum = 0;
        for (int scene = 0; scene < EVALUATED_SCENES; scene++) {
            var scores = run(exported, scenes.pictures(scene, 1), 1);
            var cover = scenes.cover(scene);
            int both = 0;
            int either = 0;
            for (int i = 0; i < PIXELS; i++) {
                boolean predicted = scores[i] > 0;
                boolean covered = cover[i] > 0.5f;
                both += predicted && covered ? 1 : 0;
                either += predicted || covered ? 1 : 0;
            }
            sum += either == 0 ? 1 : (double) both / either;
        }
        return sum / EVALUATED_SCENES;
    }

    private static float[] run(SingleThreadSession exported, float[] pictures, int count) {
        return exported.run(pictures, count, 3, OutlineNet.EDGE_PX, OutlineNet.EDGE_PX);
    }

    /** Scenes by number; the same number gives the same scene. */
    private record Scenes(CutOuts cutOuts) {

        private Scene scene(int number) {
            return Scene.compose(cutOuts, new SplittableRandom(number));
        }

        float[] pictures(int first, int count) {
            var pictures = new float[count * 3 * PIXELS];
            for (int i = 0; i < count; i++) {
                scene(first + i).pixels(pictures, 3 * i * PIXELS);
            }
            return pictures;
        }

        float[] cover(int number) {
            var cover = new float[PIXELS];
            scene(number).cover(cover, 0);
            return cover;
        }
    }
}
