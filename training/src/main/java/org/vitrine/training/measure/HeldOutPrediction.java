package org.vitrine.training.measure;

/**
 * Prediction of a classifier for a photograph that was not its training data.
 *
 * @param at position of the photograph in its list
 * @param truth class that the catalogue states
 * @param said predicted class
 * @param confidence confidence of the predicted class, in [0, 1]
 * @param confidenceOfTruth confidence of the true class, in [0, 1]
 */
public record HeldOutPrediction(int at, String truth, String said, double confidence, double confidenceOfTruth) {

    public boolean isRight() {
        return truth.equals(said);
    }
}
