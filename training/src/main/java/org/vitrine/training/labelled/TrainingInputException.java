package org.vitrine.training.labelled;

/**
 * A folder, CSV or request that is unusable. The message is one sentence for the person who gave it; {@code cli} prints
 * it as it is.
 */
public final class TrainingInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TrainingInputException(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
