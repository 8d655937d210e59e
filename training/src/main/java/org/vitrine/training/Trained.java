package org.vitrine.training;

import java.time.Duration;
import java.util.List;
import org.vitrine.training.export.Classifier.Placed;
import org.vitrine.training.learn.Learnt;

/** What came of one attribute. */
public sealed interface Trained {

    String attribute();

    /** @param leftOut classes with too few specimens */
    record Done(String attribute, Placed placed, Learnt learnt, List<String> leftOut, Duration took)
            implements Trained {}

    /** @param sentence why, and what would help */
    record NotEnough(String attribute, String sentence) implements Trained {}
}
