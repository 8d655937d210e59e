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
 * @param assay training pictures
 * @param batch pictures in the batch of a step
 * @param seed seed of the batches
 */
record MetalObjective(MetalFeatureSet assay, int batch, long seed) implements TrainingObjective {

    @Override
    public NDArray loss(TorchLayers layers, NDManager room, int step) {
        var random = new SplittableRandom(seed * 1_000_003 + step);
        var figures = new float[batch * ColourFeatures.COUNT];
        var truths = new float[batch * MetalNet.METALS];
        for (int i = 0; i < batch; i++) {
            int picture = random.nextInt(assay.learnt());
            System.arraycopy(assay.figures(picture), 0, figures, i * ColourFeatures.COUNT, ColourFeatures.COUNT);
            truths[i * MetalNet.METALS + assay.metal(picture)] = 1;
        }
        var scores = MetalNet.scores(layers, room.create(figures, new Shape(batch, ColourFeatures.COUNT)));
        return scores.logSoftmax(1)
                .mul(room.create(truths, new Shape(batch, MetalNet.METALS)))
                .sum()
                .neg()
                .div(batch);
    }
}
