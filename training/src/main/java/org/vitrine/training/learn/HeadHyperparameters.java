package org.vitrine.training.learn;

/**
 * Hyperparameters of the training of a linear head.
 *
 * @param seed seed of the folds and of the order of photographs: the same seed and photographs give the same head
 * @param maxEpochs maximum number of epochs
 * @param patience epochs without a better result on the stopping fold after which training stops
 * @param learningRate learning rate of AdaGrad
 * @param batch photographs of a gradient step
 * @param folds number of folds, at least 3; one is the test fold, one is used for stopping and calibration
 * @param directions number of principal components, used where classes are many
 * @param fullVectorsUpTo largest number of weights (classes times numbers of a vector) with which whole vectors are
 *     used
 * @param allFoldsUpTo with at most this many photographs each fold is the test fold in turn; with more, one fold is
 */
public record HeadHyperparameters(
        long seed,
        int maxEpochs,
        int patience,
        double learningRate,
        int batch,
        int folds,
        int directions,
        int fullVectorsUpTo,
        int allFoldsUpTo) {

    /** The default, chosen on synthetic hoards. */
    public static final HeadHyperparameters STANDARD =
            new HeadHyperparameters(1, 60, 5, 0.005, 16, 5, 256, 40_000, 2_000);

    public HeadHyperparameters {
        if (maxEpochs < 1 || patience < 1 || learningRate <= 0 || batch < 1 || folds < 3 || directions < 1) {
            throw new IllegalArgumentException("hyperparameters must be positive, and folds at least 3");
        }
    }

    /** The same with another seed. */
    public HeadHyperparameters with(long otherSeed) {
        return new HeadHyperparameters(
                otherSeed, maxEpochs, patience, learningRate, batch, folds, directions, fullVectorsUpTo, allFoldsUpTo);
    }
}
