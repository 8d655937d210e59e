package org.vitrine.recipes.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** The task of a network at each step, and how wrong its answer is. */
interface TrainingObjective {

    /**
     * The loss of one step; the same number asks the same.
     *
     * @param room is emptied after the step
     */
    NDArray loss(TorchLayers layers, NDManager room, int step);
}
