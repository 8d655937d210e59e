package org.vitrine.search.match;

/** Why an answer is not confident. If several reasons apply, the first in this order is reported. */
public enum UncertaintyReason {
    /** No photograph could be compared. */
    NOTHING_FOUND("nothing-found", "No photograph of the collection passes the filters and could be compared."),

    /**
     * Preparation located no object in a query photograph. Two empty frames look alike, and their similarity is no
     * evidence.
     */
    NO_OBJECT_IN_QUERY(
            "no-object-in-query",
            "No object was located in a query photograph, so the whole frame was compared. Send a photograph in which the object stands out from its ground."),

    /** Preparation located no object in the photograph of the best hit. */
    NO_OBJECT_IN_CANDIDATE(
            "no-object-in-candidate",
            "No object was located in the catalogue's photograph of the best hit, so its whole frame was compared."),

    /** The embedder has no fitted score. */
    NO_SCORE(
            "no-score",
            "This embedder has no fitted match score. `./vitrine bench match` fits one; decisions also fit one."),

    /** Two or more items are too close to choose from; the answer lists them and what distinguishes them. */
    AMBIGUOUS(
            "ambiguous",
            "Two or more items are too close to choose from; 'ambiguous' lists them and the statements that differ."),

    /** The best score is below {@code vitrine.search.match.confident-from}. */
    LOW_SCORE("low-score", "The best match score is too low to call the hit a match.");

    private final String code;
    private final String detail;

    UncertaintyReason(String code, String detail) {
        this.code = code;
        this.detail = detail;
    }

    /** Stable code in kebab-case, for programs. */
    public String code() {
        return code;
    }

    /** One sentence for people. */
    public String detail() {
        return detail;
    }
}
