package org.vitrine.training.learn;

/**
 * How a head is learnt.
 *
 * @param seed of folds and of the order of photographs: the same seed and photographs give the same head
 * @param mostEpochs how often all photographs are gone through at most
 * @param patience epochs without a better result on photographs set aside before learning stops
 * @param learningRate of AdaGrad
 * @param batch photographs a step
 * @param folds parts that photographs are divided into; one is tested on, one stops and calibrates
 * @param directions along which classes are learnt where they are many
 * @param wholeUpTo classes times numbers of a vector: with at most so many weights whole vectors are learnt
 * @param everyFoldUpTo with at most this many photographs each fold is tested on in turn; with more, one is
 */
public record HeadHyperparameters(
        long seed,
        int mostEpochs,
        int patience,
        double learningRate,
        int batch,
        int folds,
        int directions,
        int wholeUpTo,
        int everyFoldUpTo) {

    /** Chosen on synthetic hoards. */
    public static final HeadHyperparameters STANDARD =
            new HeadHyperparameters(1, 60, 5, 0.005, 16, 5, 256, 40_000, 2_000);

    public HeadHyperparameters {
        if (mostEpochs < 1 || patience < 1 || learningRate <= 0 || batch < 1 || folds < 3 || directions < 1) {
            throw new IllegalArgumentException("a recipe needs positive numbers and at least 3 folds");
        }
    }

    public HeadHyperparameters with(long otherSeed) {
        return new HeadHyperparameters(
                otherSeed, mostEpochs, patience, learningRate, batch, folds, directions, wholeUpTo, everyFoldUpTo);
    }
}
