package org.vitrine.training.learn;

import java.util.List;
import org.vitrine.training.measure.ClassFigures;
import org.vitrine.training.measure.HeldOutPrediction;

/**
 * A classifier, and how good it is on specimens it had not seen.
 *
 * @param head calibrated: the soft maximum of its scores is the confidence
 * @param figures of the verdicts
 * @param verdicts by heads that had learnt from other specimens only
 * @param directions of the vectors that the final head was learnt along; as many as numbers where it was of whole ones
 * @param epochs how often the final head went through all photographs
 * @param temperature that confidence was calibrated by; 1 is none
 */
public record TrainedClassifier(
        LinearHead head,
        ClassFigures figures,
        List<HeldOutPrediction> verdicts,
        int directions,
        int epochs,
        double temperature,
        Folds folds) {

    public TrainedClassifier {
        verdicts = List.copyOf(verdicts);
    }
}
