package org.vitrine.training.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.vitrine.training.labelled.LabelledException;
import org.vitrine.training.labelled.LabelledPhotograph;

/** What can be measured. */
public enum EvaluationProtocol {
    /** The nearest pictures of each query; relevant are those of its label. */
    RETRIEVAL,
    /** What a classifier says; of an embedder, what can be learnt on its vectors. */
    CLASSIFICATION,
    /** Where the object is. */
    SEGMENTATION,
    /** By how much it is turned. */
    ANGLE,
    /** Coins on granite searched among coins on paper, never two of one photograph. */
    EURO,
    /** Coins and ellipses fitted to their edges. */
    EURO_MASKS,
    /** Coins cut out, laid on other ground, turned and relit, searched among the cut-outs. */
    ANCIENT,
    /** Other specimens of the taxon. */
    FOSSILS,
    /** How honest match scores are, with half of the items left out of the catalogue. */
    MATCH;

    public String inWords() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static EvaluationProtocol named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.inWords().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new LabelledException(
                        "there is no protocol '%s'; there are %s".formatted(name, String.join(", ", names()))));
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(EvaluationProtocol::inWords).toList();
    }

    /** What its photographs show unless somebody says so. */
    public String subject() {
        return this == FOSSILS ? "fossil" : "coin";
    }

    /** The same; {@link #MATCH} knows the list of the fossils by its column {@code taxon}. */
    public String subject(List<LabelledPhotograph> photographs) {
        boolean fossils = photographs.stream()
                .anyMatch(photograph -> photograph.column("taxon").isPresent());
        return this == MATCH && fossils ? FOSSILS.subject() : subject();
    }

    /** Whether a model is what is measured; otherwise it is how photographs are prepared. */
    public boolean isOfModels() {
        return switch (this) {
            case RETRIEVAL, CLASSIFICATION, EURO, ANCIENT, FOSSILS, MATCH -> true;
            case SEGMENTATION, ANGLE, EURO_MASKS -> false;
        };
    }
}
