package org.vitrine.recipes.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.SplittableRandom;
import org.vitrine.recipes.nets.OutlineNet;
import org.vitrine.recipes.pictures.CutOuts;
import org.vitrine.recipes.pictures.Scene;

/**
 * Loss of the outline network: cross entropy of each pixel, plus 1 less the soft intersection over union of each scene.
 *
 * @param cutOuts objects to compose scenes of
 * @param batch scenes in the batch of a step
 * @param seed seed of the scenes
 */
record OutlineObjective(CutOuts cutOuts, int batch, long seed) implements TrainingObjective {

    private static final int PIXELS = OutlineNet.EDGE_PX * OutlineNet.EDGE_PX;

    @Override
    public NDArray loss(TorchLayers layers, NDManager manager, int step) {
        var pictures = new float[batch * 3 * PIXELS];
        var covers = new float[batch * PIXELS];
        for (int i = 0; i < batch; i++) {
            var random = new SplittableRandom((seed * 1_000_003 + step) * 1_000_003 + i);
            var scene = Scene.compose(cutOuts, random);
            scene.pixels(pictures, 3 * i * PIXELS);
            scene.cover(covers, i * PIXELS);
        }
        var truth = manager.create(covers, new Shape(batch, PIXELS));
        var scores = OutlineNet.scores(layers, input(manager, pictures, batch)).reshape(batch, PIXELS);
        return crossEntropy(scores, truth).add(iouLoss(scores, truth));
    }

    static NDArray input(NDManager manager, float[] pictures, int count) {
        return manager.create(pictures, new Shape(count, 3, OutlineNet.EDGE_PX, OutlineNet.EDGE_PX))
                .sub(OutlineNet.INPUT_MEAN)
                .div(OutlineNet.INPUT_SCALE);
    }

    /** Cross entropy of the logits, in the form of log(1 + exp) that does not overflow. */
    private static NDArray crossEntropy(NDArray scores, NDArray truth) {
        var tail = scores.abs().neg().exp().add(1).log();
        return Activation.relu(scores).sub(scores.mul(truth)).add(tail).mean();
    }

    /** Returns 1 less the soft intersection over union, averaged over the pictures. */
    private static NDArray iouLoss(NDArray scores, NDArray truth) {
        int[] pixels = {1};
        var inside = Activation.sigmoid(scores);
        var both = inside.mul(truth).sum(pixels);
        var either = inside.sum(pixels).add(truth.sum(pixels)).sub(both);
        return both.div(either).neg().add(1).mean();
    }
}
