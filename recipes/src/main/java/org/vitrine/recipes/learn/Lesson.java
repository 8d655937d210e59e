package org.vitrine.recipes.learn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.vitrine.recipes.nets.Layers;

/** What is asked of a network at each step, and how wrong its answer is. */
interface Lesson {

    /**
     * The loss of one step; the same number asks the same.
     *
     * @param room is emptied after the step
     */
    NDArray loss(Layers<NDArray> layers, NDManager room, int step);
}
