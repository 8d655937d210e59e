package org.vitrine.recipes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.export.OutputDeviation;
import org.vitrine.recipes.export.ShippedGraphs;
import org.vitrine.recipes.export.SingleThreadSession;
import org.vitrine.recipes.learn.FaceSampler;
import org.vitrine.recipes.learn.NetworkTrainer;
import org.vitrine.recipes.learn.TrainingRun;
import org.vitrine.recipes.nets.NetworkWeights;
import org.vitrine.recipes.pictures.PolarRendering;
import org.vitrine.recipes.pictures.TrainingPictures;

/**
 * Recipe of {@code coin-upright}, the rotation of a coin, and {@code coin-side}, whether its obverse or reverse is seen
 * or this cannot be decided. Both are outputs of the same networks, which are trained once for both.
 *
 * <p>Two networks are trained on coins of the varied and lifelike styles, one of them with simulated wear. Each is the
 * mean of its weights over the later part of its training: real coins are of another domain than rendered ones, and
 * there a mean of weights generalises better than the last state. Neither is trained on coins of the plain style, on
 * which the confidence is calibrated.
 *
 * @param output output that the model exports
 * @param networks networks whose outputs are averaged
 */
record FaceRecipe(String name, int version, Output output, List<NetworkPlan> networks) implements Recipe {

    private static final NetworkPlan UNWORN =
            new NetworkPlan("young", new TrainingRun.Plan(7, 1500, 0.003, 25, 750), 0);
    private static final NetworkPlan WORN = new NetworkPlan("aged", new TrainingRun.Plan(8, 1100, 0.003, 25, 625), 0.3);

    static final FaceRecipe UPRIGHT = new FaceRecipe("coin-upright", 2, Output.TURN, List.of(UNWORN, WORN));

    static final FaceRecipe SIDE = new FaceRecipe("coin-side", 2, Output.SIDE, List.of(UNWORN, WORN));

    /** Output of the networks that a model exports. */
    enum Output {
        TURN,
        SIDE
    }

    /**
     * Training of one of the networks.
     *
     * @param name name in file names and progress lines
     * @param plan steps and rate of the training
     * @param wearStrength strength of the simulated wear on the training pictures, see {@link FaceSampler}; 0 for none
     */
    record NetworkPlan(String name, TrainingRun.Plan plan, double wearStrength) {}

    private static final TrainingPictures.Specification VARIED =
            new TrainingPictures.Specification(403, 8000, 1, 128, PolarRendering.UNROLLED_VARIED);
    private static final TrainingPictures.Specification LIFELIKE =
            new TrainingPictures.Specification(401, 2000, 3, 128, PolarRendering.UNROLLED_LIFELIKE);

    /** Share of lifelike coins in the training pictures; the others are of the varied style. */
    private static final double LIFELIKE_SHARE = 0.35;

    /** Number of pictures of the last varied types, which are held out of training. */
    private static final int HELD_OUT = 600;

    /** Pictures in the batch of a step. */
    private static final int BATCH = 48;

    /** Number of pictures on which trainer and exported graph are compared. */
    private static final int COMPARED = 32;

    private static final int CELLS = PolarMap.RADII * PolarMap.ANGLES;

    @Override
    public ExportedModel make(Path workFolder, Report report) throws IOException, InterruptedException {
        var varied = TrainingPictures.of(workFolder, VARIED, report::shardDrawn);
        var lifelike = TrainingPictures.of(workFolder, LIFELIKE, report::shardDrawn);
        var trainedNetworks = new ArrayList<NetworkWeights>();
        for (var network : networks) {
            trainedNetworks.add(NetworkTrainer.faces(
                    new TrainingRun(
                            network.plan(),
                            workFolder.resolve("coin-faces-%d-%s.learnt".formatted(version, network.name()))),
                    new FaceSampler(
                            varied, varied.count() - HELD_OUT, lifelike, LIFELIKE_SHARE, network.wearStrength()),
                    BATCH,
                    (step, of, loss) ->
                            report.line("%s: step %d of %d, loss %.4f".formatted(network.name(), step, of, loss))));
        }
        try (var exported = SingleThreadSession.of(ShippedGraphs.facesOfMaps(trainedNetworks))) {
            var heldOut = HeldOutEvaluation.ofHeldOutTypes(exported, varied, HELD_OUT);
            var otherHoard = HeldOutEvaluation.ofOtherHoard(exported, workFolder, report);
            return new ExportedModel(
                    graph(trainedNetworks, heldOut, otherHoard, report), deviation(trainedNetworks, exported, varied));
        }
    }

    private byte[] graph(
            List<NetworkWeights> trainedNetworks,
            HeldOutEvaluation heldOut,
            HeldOutEvaluation otherHoard,
            Report report) {
        return switch (output) {
            case TURN -> {
                var rotations = otherHoard.rotations();
                reportAccuracy(report, heldOut.rotations().accuracy(), rotations.accuracy(), rotations.temperature());
                yield ShippedGraphs.upright(name, trainedNetworks, rotations.temperature());
            }
            case SIDE -> {
                var sides = otherHoard.sides();
                reportAccuracy(report, heldOut.sides().accuracy(), sides.accuracy(), sides.temperature());
                yield ShippedGraphs.side(name, trainedNetworks, sides.temperature());
            }
        };
    }

    private static void reportAccuracy(Report report, double heldOut, double otherHoard, double temperature) {
        report.line("accuracy: %.3f of held-out types, %.3f of worn coins of another hoard; temperature %.2f"
                .formatted(heldOut, otherHoard, temperature));
    }

    private static double deviation(
            List<NetworkWeights> trainedNetworks, SingleThreadSession exported, TrainingPictures trainingPictures) {
        var maps = new float[COMPARED * CELLS];
        for (int i = 0; i < COMPARED; i++) {
            NetworkTrainer.augmented(trainingPictures, i, i, maps, i * CELLS);
        }
        return OutputDeviation.of(
                        NetworkTrainer.faceScores(trainedNetworks, maps, COMPARED),
                        exported.run(maps, COMPARED, 1, PolarMap.RADII, PolarMap.ANGLES))
                .orThrow()
                .largest();
    }
}
