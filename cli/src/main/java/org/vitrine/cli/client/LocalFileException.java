package org.vitrine.cli.client;

/** A local file cannot be read as expected. It is a failure of this photograph, not of a service. */
public final class LocalFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    public LocalFileException(String code, String sentence) {
        super(sentence, null, false, false);
        this.code = code;
    }

    /** Stable reason code. */
    public String code() {
        return code;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
