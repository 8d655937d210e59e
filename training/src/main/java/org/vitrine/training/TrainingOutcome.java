package org.vitrine.training;

import java.time.Duration;
import java.util.List;
import org.vitrine.training.export.ClassifierExport.ExportedModel;
import org.vitrine.training.learn.TrainedClassifier;

/** Outcome of the training of one attribute: a classifier, or the reason why there is none. */
public sealed interface TrainingOutcome {

    String attribute();

    /**
     * A classifier was trained and written.
     *
     * @param exported where the classifier is, and how it compares with the trainer
     * @param leftOut classes with too few specimens, each with their number
     * @param took time for training this attribute, without the vectors
     */
    record Trained(
            String attribute, ExportedModel exported, TrainedClassifier classifier, List<String> leftOut, Duration took)
            implements TrainingOutcome {}

    /**
     * The labels are not sufficient for a classifier.
     *
     * @param sentence why, with the numbers found
     */
    record NotEnough(String attribute, String sentence) implements TrainingOutcome {}
}
