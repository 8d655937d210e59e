package org.vitrine.training;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.vitrine.training.TrainingRequest.Attribute;
import org.vitrine.training.learn.TrainingExample;
import org.vitrine.training.vectors.EmbeddedPhotograph;

/**
 * The training data of one attribute.
 *
 * @param candidates photographs with their vectors, in the order of {@code lessons}
 * @param lessons one training example for each photograph
 * @param leftOut classes with too few specimens, each with their number
 */
record TrainingSet(List<EmbeddedPhotograph> candidates, List<TrainingExample> lessons, List<String> leftOut) {

    private static final String INSTITUTION = "institution";

    static TrainingSet of(
            List<EmbeddedPhotograph> all, Attribute attribute, String specimenColumn, int leastSpecimens) {
        var specimens = new TreeMap<String, Set<String>>();
        for (var candidate : all) {
            candidate.photograph().column(attribute.column()).ifPresent(label -> specimens
                    .computeIfAbsent(label, _ -> new HashSet<>())
                    .add(specimen(candidate, specimenColumn)));
        }
        var leftOut = new ArrayList<String>();
        specimens.forEach((label, of) -> {
            if (of.size() < leastSpecimens) {
                leftOut.add("%s (%d)".formatted(label, of.size()));
            }
        });
        var candidates = new ArrayList<EmbeddedPhotograph>();
        var lessons = new ArrayList<TrainingExample>();
        for (var candidate : all) {
            candidate.photograph().column(attribute.column()).ifPresent(label -> {
                if (specimens.getOrDefault(label, Set.of()).size() >= leastSpecimens) {
                    candidates.add(candidate);
                    lessons.add(new TrainingExample(candidate.vector(), label, specimen(candidate, specimenColumn)));
                }
            });
        }
        return new TrainingSet(candidates, lessons, leftOut);
    }

    /**
     * Key of the object that a photograph shows. A specimen number is unique within its institution only: the same
     * number in two museums means two objects. A photograph without a specimen number counts as an object of its own.
     */
    private static String specimen(EmbeddedPhotograph candidate, String column) {
        var photograph = candidate.photograph();
        return photograph
                .column(column)
                .map(number -> "%s\n%s".formatted(photograph.column(INSTITUTION).orElse(""), number))
                .orElseGet(() -> "the only photograph " + photograph.name());
    }

    long classes() {
        return lessons.stream().map(TrainingExample::label).distinct().count();
    }
}
