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
 * @param photographs photographs with their vectors, in the order of {@code examples}
 * @param examples one training example for each photograph
 * @param leftOut classes with too few specimens, each with their number
 */
record TrainingSet(List<EmbeddedPhotograph> photographs, List<TrainingExample> examples, List<String> leftOut) {

    private static final String INSTITUTION = "institution";

    static TrainingSet of(List<EmbeddedPhotograph> all, Attribute attribute, String specimenColumn, int minSpecimens) {
        var specimens = new TreeMap<String, Set<String>>();
        for (var embedded : all) {
            embedded.photograph().column(attribute.column()).ifPresent(label -> specimens
                    .computeIfAbsent(label, _ -> new HashSet<>())
                    .add(specimen(embedded, specimenColumn)));
        }
        var leftOut = new ArrayList<String>();
        specimens.forEach((label, of) -> {
            if (of.size() < minSpecimens) {
                leftOut.add("%s (%d)".formatted(label, of.size()));
            }
        });
        var photographs = new ArrayList<EmbeddedPhotograph>();
        var examples = new ArrayList<TrainingExample>();
        for (var embedded : all) {
            embedded.photograph().column(attribute.column()).ifPresent(label -> {
                if (specimens.getOrDefault(label, Set.of()).size() >= minSpecimens) {
                    photographs.add(embedded);
                    examples.add(new TrainingExample(embedded.vector(), label, specimen(embedded, specimenColumn)));
                }
            });
        }
        return new TrainingSet(photographs, examples, leftOut);
    }

    /**
     * Key of the object that a photograph shows. A specimen number is unique within its institution only: the same
     * number in two museums means two objects. A photograph without a specimen number counts as an object of its own.
     */
    private static String specimen(EmbeddedPhotograph embedded, String column) {
        var photograph = embedded.photograph();
        return photograph
                .column(column)
                .map(number -> "%s\n%s".formatted(photograph.column(INSTITUTION).orElse(""), number))
                .orElseGet(() -> "the only photograph " + photograph.name());
    }

    long classes() {
        return examples.stream().map(TrainingExample::label).distinct().count();
    }
}
