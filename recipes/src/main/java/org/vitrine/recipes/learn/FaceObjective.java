package org.vitrine.recipes.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import org.vitrine.models.PolarMap;
import org.vitrine.recipes.nets.FaceNet;

/**
 * Loss of a face network: cross entropy of the rotation against a narrow Gaussian around the true one, plus cross
 * entropy of the side.
 *
 * @param faces source of the training pictures
 * @param batch pictures in the batch of a step
 * @param seed seed of the batches
 */
record FaceObjective(FaceSampler faces, int batch, long seed) implements TrainingObjective {

    /** Standard deviation of the Gaussian, in steps of the output: dies are cut up to 3° askew. */
    private static final double ANGLE_DEVIATION = 0.8;

    /** Weight of the side in the loss; that of the rotation is 1. */
    private static final float SIDE_SHARE = 0.5f;

    private static final float LABEL_SMOOTHING = 0.05f;

    /** Seed of {@link MixStyle} at the first step, and its difference from step to step. */
    private static final long STYLE_SEED = 13;

    private static final long STYLE_SEED_STEP = 7919;

    @Override
    public NDArray loss(TorchLayers layers, NDManager manager, int step) {
        var random = new SplittableRandom(seed * 1_000_003 + step);
        int cells = PolarMap.RADII * PolarMap.ANGLES;
        var maps = new float[batch * cells];
        var turns = new float[batch * FaceNet.ANGLES];
        var sides = new float[batch * FaceNet.SIDES];
        for (int i = 0; i < batch; i++) {
            var sample = faces.sample(random, maps, i * cells);
            writeAngleDistribution(sample.degrees(), turns, i * FaceNet.ANGLES);
            if (sample.pictureSet().hasPortrait(sample.picture())) {
                int side = sample.pictureSet().face(sample.picture()) % FaceNet.SIDES;
                sides[i * FaceNet.SIDES + side] = 1 - LABEL_SMOOTHING;
                sides[i * FaceNet.SIDES + 1 - side] = LABEL_SMOOTHING;
            }
        }
        var mixingLayers = layers.withStyles(new MixStyle(new SplittableRandom(STYLE_SEED + STYLE_SEED_STEP * step)));
        var answer = FaceNet.output(mixingLayers, manager.create(maps, shape(batch)));
        var rotationLoss = crossEntropy(answer.turns(), manager.create(turns, new Shape(batch, FaceNet.ANGLES)));
        var sideLoss = crossEntropy(answer.sides(), manager.create(sides, new Shape(batch, FaceNet.SIDES)));
        return rotationLoss.add(sideLoss.mul(SIDE_SHARE)).div(batch);
    }

    static Shape shape(int count) {
        return new Shape(count, 1, PolarMap.RADII, PolarMap.ANGLES);
    }

    private static NDArray crossEntropy(NDArray scores, NDArray truth) {
        return scores.logSoftmax(1).mul(truth).sum().neg();
    }

    private static void writeAngleDistribution(double degrees, float[] truths, int offset) {
        double middle = degrees * FaceNet.ANGLES / 360;
        double sum = 0;
        for (int angle = 0; angle < FaceNet.ANGLES; angle++) {
            double distance = Math.IEEEremainder(angle - middle, FaceNet.ANGLES) / ANGLE_DEVIATION;
            truths[offset + angle] = (float) Math.exp(-distance * distance / 2);
            sum += truths[offset + angle];
        }
        for (int angle = 0; angle < FaceNet.ANGLES; angle++) {
            truths[offset + angle] /= (float) sum;
        }
    }
}
