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
    private static final double SPREAD = 0.8;

    /** Weight of the side in the loss; that of the rotation is 1. */
    private static final float SIDE_SHARE = 0.5f;

    private static final float DOUBT = 0.05f;

    /** Seed of {@link MixStyle} at the first step, and its difference from step to step. */
    private static final long STYLES = 13;

    private static final long STYLES_APART = 7919;

    @Override
    public NDArray loss(TorchLayers layers, NDManager room, int step) {
        var random = new SplittableRandom(seed * 1_000_003 + step);
        int cells = PolarMap.RADII * PolarMap.ANGLES;
        var maps = new float[batch * cells];
        var turns = new float[batch * FaceNet.ANGLES];
        var sides = new float[batch * FaceNet.SIDES];
        for (int i = 0; i < batch; i++) {
            var shown = faces.any(random, maps, i * cells);
            bell(shown.degrees(), turns, i * FaceNet.ANGLES);
            if (shown.album().isHeaded(shown.picture())) {
                int side = shown.album().face(shown.picture()) % FaceNet.SIDES;
                sides[i * FaceNet.SIDES + side] = 1 - DOUBT;
                sides[i * FaceNet.SIDES + 1 - side] = DOUBT;
            }
        }
        var seen = layers.mixing(new MixStyle(new SplittableRandom(STYLES + STYLES_APART * step)));
        var answer = FaceNet.answer(seen, room.create(maps, shape(batch)));
        var turned = surprise(answer.turns(), room.create(turns, new Shape(batch, FaceNet.ANGLES)));
        var told = surprise(answer.sides(), room.create(sides, new Shape(batch, FaceNet.SIDES)));
        return turned.add(told.mul(SIDE_SHARE)).div(batch);
    }

    static Shape shape(int count) {
        return new Shape(count, 1, PolarMap.RADII, PolarMap.ANGLES);
    }

    private static NDArray surprise(NDArray scores, NDArray truth) {
        return scores.logSoftmax(1).mul(truth).sum().neg();
    }

    private static void bell(double degrees, float[] truths, int at) {
        double middle = degrees * FaceNet.ANGLES / 360;
        double sum = 0;
        for (int angle = 0; angle < FaceNet.ANGLES; angle++) {
            double apart = Math.IEEEremainder(angle - middle, FaceNet.ANGLES) / SPREAD;
            truths[at + angle] = (float) Math.exp(-apart * apart / 2);
            sum += truths[at + angle];
        }
        for (int angle = 0; angle < FaceNet.ANGLES; angle++) {
            truths[at + angle] /= (float) sum;
        }
    }
}
