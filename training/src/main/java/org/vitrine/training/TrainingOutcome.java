package org.vitrine.training;

import java.time.Duration;
import java.util.List;
import org.vitrine.training.export.ClassifierExport.Placed;
import org.vitrine.training.learn.TrainedClassifier;

/** The outcome of one attribute. */
public sealed interface TrainingOutcome {

    String attribute();

    /** @param leftOut classes with too few specimens */
    record Done(String attribute, Placed placed, TrainedClassifier learnt, List<String> leftOut, Duration took)
            implements TrainingOutcome {}

    /** @param sentence why, and what would help */
    record NotEnough(String attribute, String sentence) implements TrainingOutcome {}
}
