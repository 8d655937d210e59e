package org.vitrine.training.measure;

/**
 * Prediction of a classifier for a photograph that was not its training data.
 *
 * @param index position of the photograph in its list
 * @param truth class that the catalogue states
 * @param predicted predicted class
 * @param confidence confidence of the predicted class, in [0, 1]
 * @param trueClassConfidence confidence of the true class, in [0, 1]
 */
public record HeldOutPrediction(
        int index, String truth, String predicted, double confidence, double trueClassConfidence) {

    public boolean isCorrect() {
        return truth.equals(predicted);
    }
}
