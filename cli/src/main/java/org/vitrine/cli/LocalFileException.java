package org.vitrine.cli;

/** A file of this machine cannot be read as it should; no service is at fault. */
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
