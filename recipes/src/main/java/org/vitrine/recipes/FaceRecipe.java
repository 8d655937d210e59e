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
 * @param answer output that the model exports
 * @param networks networks whose outputs are averaged
 */
record FaceRecipe(String name, int version, Answer answer, List<TrainedNetwork> networks) implements Recipe {

    private static final TrainedNetwork YOUNG =
            new TrainedNetwork("young", new TrainingRun.Plan(7, 1500, 0.003, 25, 750), 0);
    private static final TrainedNetwork AGED =
            new TrainedNetwork("aged", new TrainingRun.Plan(8, 1100, 0.003, 25, 625), 0.3);

    static final FaceRecipe UPRIGHT = new FaceRecipe("coin-upright", 2, Answer.TURN, List.of(YOUNG, AGED));

    static final FaceRecipe SIDE = new FaceRecipe("coin-side", 2, Answer.SIDE, List.of(YOUNG, AGED));

    /** Output of the networks that a model exports. */
    enum Answer {
        TURN,
        SIDE
    }

    /**
     * Training of one of the networks.
     *
     * @param name name in file names and progress lines
     * @param plan steps and rate of the training
     * @param ages strength of the simulated wear on the training pictures, see {@link FaceSampler}; 0 for none
     */
    record TrainedNetwork(String name, TrainingRun.Plan plan, double ages) {}

    private static final TrainingPictures.Subject VARIED =
            new TrainingPictures.Subject(403, 8000, 1, 128, PolarRendering.UNROLLED_VARIED);
    private static final TrainingPictures.Subject LIFELIKE =
            new TrainingPictures.Subject(401, 2000, 3, 128, PolarRendering.UNROLLED_LIFELIKE);

    /** Share of lifelike coins in the training pictures; the others are of the varied style. */
    private static final double LIFELIKE_SHARE = 0.35;

    /** Number of pictures of the last varied types, which are held out of training. */
    private static final int HELD = 600;

    /** Pictures in the batch of a step. */
    private static final int BATCH = 48;

    /** Number of pictures on which trainer and exported graph are compared. */
    private static final int COMPARED = 32;

    private static final int CELLS = PolarMap.RADII * PolarMap.ANGLES;

    @Override
    public Made make(Path kept, Report report) throws IOException, InterruptedException {
        var varied = TrainingPictures.of(kept, VARIED, report::drawn);
        var lifelike = TrainingPictures.of(kept, LIFELIKE, report::drawn);
        var learnt = new ArrayList<NetworkWeights>();
        for (var taught : networks) {
            learnt.add(NetworkTrainer.faces(
                    new TrainingRun(
                            taught.plan(), kept.resolve("coin-faces-%d-%s.learnt".formatted(version, taught.name()))),
                    new FaceSampler(varied, varied.count() - HELD, lifelike, LIFELIKE_SHARE, taught.ages()),
                    BATCH,
                    (step, of, loss) ->
                            report.line("%s: step %d of %d, loss %.4f".formatted(taught.name(), step, of, loss))));
        }
        try (var exported = SingleThreadSession.of(ShippedGraphs.facesOfMaps(learnt))) {
            var held = HeldOutEvaluation.held(exported, varied, HELD);
            var strangers = HeldOutEvaluation.asked(exported, kept, report);
            return new Made(graph(learnt, held, strangers, report), differs(learnt, exported, varied));
        }
    }

    private byte[] graph(
            List<NetworkWeights> learnt, HeldOutEvaluation held, HeldOutEvaluation strangers, Report report) {
        return switch (answer) {
            case TURN -> {
                var readings = strangers.readings();
                say(report, held.readings().right(), readings.right(), readings.temperature());
                yield ShippedGraphs.upright(name, learnt, readings.temperature());
            }
            case SIDE -> {
                var verdicts = strangers.verdicts();
                say(report, held.verdicts().right(), verdicts.right(), verdicts.temperature());
                yield ShippedGraphs.side(name, learnt, verdicts.temperature());
            }
        };
    }

    private static void say(Report report, double held, double strangers, double temperature) {
        report.line("accuracy: %.3f of held-out types, %.3f of worn coins of another hoard; temperature %.2f"
                .formatted(held, strangers, temperature));
    }

    private static double differs(
            List<NetworkWeights> learnt, SingleThreadSession exported, TrainingPictures trainingPictures) {
        var maps = new float[COMPARED * CELLS];
        for (int i = 0; i < COMPARED; i++) {
            NetworkTrainer.shown(trainingPictures, i, i, maps, i * CELLS);
        }
        return OutputDeviation.of(
                        NetworkTrainer.faceScores(learnt, maps, COMPARED),
                        exported.run(maps, COMPARED, 1, PolarMap.RADII, PolarMap.ANGLES))
                .orThrow()
                .largest();
    }
}
