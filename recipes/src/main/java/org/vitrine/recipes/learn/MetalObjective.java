package org.vitrine.recipes.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import org.vitrine.models.ColourFeatures;
import org.vitrine.recipes.nets.MetalNet;

/**
 * Loss of the metal network: cross entropy of the metal.
 *
 * @param featureSet training pictures
 * @param batch pictures in the batch of a step
 * @param seed seed of the batches
 */
record MetalObjective(MetalFeatureSet featureSet, int batch, long seed) implements TrainingObjective {

    @Override
    public NDArray loss(TorchLayers layers, NDManager manager, int step) {
        var random = new SplittableRandom(seed * 1_000_003 + step);
        var features = new float[batch * ColourFeatures.COUNT];
        var truths = new float[batch * MetalNet.METALS];
        for (int i = 0; i < batch; i++) {
            int picture = random.nextInt(featureSet.trainingCount());
            System.arraycopy(featureSet.features(picture), 0, features, i * ColourFeatures.COUNT, ColourFeatures.COUNT);
            truths[i * MetalNet.METALS + featureSet.metal(picture)] = 1;
        }
        var scores = MetalNet.scores(layers, manager.create(features, new Shape(batch, ColourFeatures.COUNT)));
        return scores.logSoftmax(1)
                .mul(manager.create(truths, new Shape(batch, MetalNet.METALS)))
                .sum()
                .neg()
                .div(batch);
    }
}
