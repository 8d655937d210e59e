package org.vitrine.recipes.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** Objective of a training: draws a batch and computes the loss of the network on it. */
interface TrainingObjective {

    /**
     * Returns the loss of one step. The batch follows from the number of the step alone, so a resumed training sees the
     * same batches.
     *
     * @param layers layers that run the network in training mode
     * @param room owner of the arrays of this step; they are freed after it
     * @param step number of the step, from 0
     */
    NDArray loss(TorchLayers layers, NDManager room, int step);
}
