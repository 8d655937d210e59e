package org.vitrine.cli;

/** A local file cannot be read as expected. It is a failure of this photograph, not of a service. */
final class LocalFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    LocalFileException(String code, String sentence) {
        super(sentence, null, false, false);
        this.code = code;
    }

    /** Stable reason code. */
    String code() {
        return code;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
