package org.vitrine.training.learn;

import java.util.List;
import org.vitrine.training.measure.ClassFigures;
import org.vitrine.training.measure.HeldOutPrediction;

/**
 * A trained classifier and its figures on specimens that were not its training data.
 *
 * @param head the calibrated head: the softmax of its scores is the confidence
 * @param figures figures of the verdicts
 * @param heldOutPredictions predictions of heads that were trained on other specimens only
 * @param directions number of features of the final head: principal components, or all numbers of a vector
 * @param epochs epochs of the final head
 * @param temperature temperature of the calibration; 1 means no change
 * @param folds the folds of the cross-validation
 */
public record TrainedClassifier(
        LinearHead head,
        ClassFigures figures,
        List<HeldOutPrediction> heldOutPredictions,
        int directions,
        int epochs,
        double temperature,
        Folds folds) {

    public TrainedClassifier {
        heldOutPredictions = List.copyOf(heldOutPredictions);
    }
}
