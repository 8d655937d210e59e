package org.vitrine.recipes.learn;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import org.vitrine.models.ColourFeatures;
import org.vitrine.recipes.nets.MetalNet;
import org.vitrine.recipes.nets.NetworkWeights;

/** Trains a {@link MetalNet} and runs it in PyTorch, to compare the exported graph with it. */
public final class MetalTrainer {

    private MetalTrainer() {}

    /**
     * Trains the network.
     *
     * @param batch pictures in the batch of a step
     */
    public static NetworkWeights train(
            TrainingRun trainingRun, MetalFeatureSet metalFeatureSet, int batch, TrainingRun.Progress progress)
            throws IOException {
        return trainingRun.train(
                MetalNet.parameters(),
                new MetalObjective(metalFeatureSet, batch, trainingRun.plan().seed()),
                progress);
    }

    /** Returns the logits for the colour statistics of each picture, one after the other. */
    public static float[] scores(NetworkWeights networkWeights, float[] features, int count) {
        try (var manager = NDManager.newBaseManager();
                var torchParameters = new TorchParameters(manager, networkWeights)) {
            var input = torchParameters.manager().create(features, new Shape(count, ColourFeatures.COUNT));
            return MetalNet.scores(new TorchLayers(torchParameters, false), input)
                    .toFloatArray();
        }
    }
}
