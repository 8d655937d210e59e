package org.vitrine.training.measure;

/**
 * What a classifier said of a photograph it had not learnt from.
 *
 * @param at position of the photograph in its list
 * @param confidence of what was said, in [0, 1]
 * @param confidenceOfTruth what it gave to the class that was right, in [0, 1]
 */
public record HeldOutPrediction(int at, String truth, String said, double confidence, double confidenceOfTruth) {

    public boolean isRight() {
        return truth.equals(said);
    }
}
