package org.vitrine.training.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.labelled.TrainingInputException;

/** What {@code ./vitrine evaluate} measures. Columns and results are described in {@code docs/training.md}. */
public enum EvaluationProtocol {
    /** Retrieval among the nearest pictures of each query; pictures of the same label are relevant. */
    RETRIEVAL,
    /** Accuracy of a classifier; for an embedder, of a classifier trained on its vectors. */
    CLASSIFICATION,
    /** Overlap of the mask of the object with a given one. */
    SEGMENTATION,
    /** Error of the rotation that the step {@code upright} finds. */
    ANGLE,
    /** Coins on granite, searched among coins on paper; two crops of one photograph are never compared. */
    EURO,
    /** Masks of coins against ellipses that were fitted to their edges. */
    EURO_MASKS,
    /** Cut-outs of coins on other backgrounds, rotated and relit, searched among the cut-outs. */
    ANCIENT,
    /** Retrieval of other specimens of the same taxon. */
    FOSSILS,
    /** Calibration of match scores, with half of the items left out of the catalogue. */
    MATCH;

    /** The name as it is typed: lower case with hyphens. */
    public String cliName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Finds a protocol by {@link #cliName}, in any case.
     *
     * @throws LabelledException if there is none; the message lists all
     */
    public static EvaluationProtocol named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.cliName().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new TrainingInputException(
                        "there is no protocol '%s'; use one of %s".formatted(name, String.join(", ", names()))));
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(EvaluationProtocol::cliName).toList();
    }

    /** Kind of object that the photographs show by default, which selects how objects are located. */
    public String subject() {
        return this == FOSSILS ? "fossil" : "coin";
    }

    /** The same for a given list: for {@link #MATCH}, a list with a column {@code taxon} shows fossils. */
    public String subject(List<LabelledPhotograph> photographs) {
        boolean fossils = photographs.stream()
                .anyMatch(photograph -> photograph.column("taxon").isPresent());
        return this == MATCH && fossils ? FOSSILS.subject() : subject();
    }

    /** Whether a model is measured; otherwise the preparation of photographs is. */
    public boolean measuresModels() {
        return switch (this) {
            case RETRIEVAL, CLASSIFICATION, EURO, ANCIENT, FOSSILS, MATCH -> true;
            case SEGMENTATION, ANGLE, EURO_MASKS -> false;
        };
    }
}
