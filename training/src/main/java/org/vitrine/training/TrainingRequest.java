package org.vitrine.training;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vitrine.onnx.ModelFolders;
import org.vitrine.training.learn.HeadHyperparameters;
import org.vitrine.training.vectors.InputPreparation;

/**
 * Parameters of {@link AttributeTraining}: the attributes, how photographs are prepared, and where classifiers and
 * vectors go.
 *
 * @param collection collection whose classifiers are trained; with the attribute it makes their names
 * @param attributes attributes to train, one classifier each
 * @param specimenColumn column that names the object a photograph shows; together with a column {@code institution}
 *     where there is one
 * @param minSpecimens a class with fewer specimens is left out, because it could not be in training, stopping and
 *     test data with different specimens; at least {@value #MIN_SPECIMENS}
 * @param source where photographs and labels come from, in words, for card and report
 * @param preparation how photographs are prepared before they are embedded
 * @param hyperparameters hyperparameters of the training
 * @param modelFolders models folder that receives the classifiers
 * @param cacheFolder folder of the vector cache; empty for no cache
 */
public record TrainingRequest(
        String collection,
        List<Attribute> attributes,
        String specimenColumn,
        int minSpecimens,
        String source,
        InputPreparation preparation,
        HeadHyperparameters hyperparameters,
        ModelFolders modelFolders,
        Optional<Path> cacheFolder) {

    /** One specimen as training data, one for early stopping, one as test data. */
    public static final int MIN_SPECIMENS = 3;

    public TrainingRequest {
        attributes = List.copyOf(attributes);
        if (minSpecimens < MIN_SPECIMENS) {
            throw new IllegalArgumentException("a class needs at least %d specimens".formatted(MIN_SPECIMENS));
        }
    }

    /**
     * An attribute and the column that has its labels.
     *
     * @param name name of the attribute
     * @param column column of the photographs; often the same name
     */
    public record Attribute(String name, String column) {

        /** Parses {@code name} or {@code name=column}. */
        public static Attribute of(String words) {
            int at = words.indexOf('=');
            return at < 0
                    ? new Attribute(words, words)
                    : new Attribute(words.substring(0, at), words.substring(at + 1));
        }
    }
}
