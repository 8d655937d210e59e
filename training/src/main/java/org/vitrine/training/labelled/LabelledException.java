package org.vitrine.training.labelled;

/** A folder, a list or a wish that cannot be worked with, in one sentence for the person who gave it. */
public final class LabelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LabelledException(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
