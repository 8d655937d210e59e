package org.vitrine.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vitrine.onnx.ModelFolders;
import org.vitrine.training.learn.HeadHyperparameters;
import org.vitrine.training.vectors.InputPreparation;

/**
 * What is to be learnt.
 *
 * @param collection names the classifiers, with the attribute
 * @param specimenColumn says which photographs show one object, together with a column {@code institution} where there is one
 * @param leastSpecimens fewer and a class is left out: it could not be learnt, stopped and tested on different specimens
 * @param source where photographs and labels come from, for the card
 * @param into where classifiers are put
 * @param keptIn where vectors are kept for the next time
 */
public record TrainingRequest(
        String collection,
        List<Attribute> attributes,
        String specimenColumn,
        int leastSpecimens,
        String source,
        InputPreparation look,
        HeadHyperparameters recipe,
        ModelFolders into,
        Optional<Path> keptIn) {

    /** One specimen to learn from, one to know when to stop, one to test on. */
    public static final int LEAST_SPECIMENS = 3;

    public TrainingRequest {
        attributes = List.copyOf(attributes);
        if (leastSpecimens < LEAST_SPECIMENS) {
            throw new IllegalArgumentException("a class needs at least %d specimens".formatted(LEAST_SPECIMENS));
        }
    }

    /** @param column that says it; often of the same name */
    public record Attribute(String name, String column) {

        /** {@code name} or {@code name=column}. */
        public static Attribute of(String words) {
            int at = words.indexOf('=');
            return at < 0
                    ? new Attribute(words, words)
                    : new Attribute(words.substring(0, at), words.substring(at + 1));
        }
    }
}
