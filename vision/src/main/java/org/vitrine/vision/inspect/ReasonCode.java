package org.vitrine.vision.inspect;

/**
 * Reasons for which a photograph is refused. The codes are public: they are part of problem bodies and of the event
 * {@code image-rejected}.
 */
public enum ReasonCode {
    /** The file has no bytes. */
    EMPTY("empty", 422),
    /** The format is not one of {@link ImageFormat}, or a variant that cannot be decoded. */
    UNSUPPORTED_FORMAT("unsupported-format", 415),
    /** The file ends before the picture does. */
    TRUNCATED("truncated", 422),
    /** The parts of the file contradict each other, or a checksum is wrong. */
    DAMAGED("damaged", 422),
    /** An edge is shorter than the least accepted. */
    TOO_SMALL("too-small", 422),
    /** The file has more bytes than accepted. */
    TOO_LARGE("too-large", 413),
    /** The header states more pixels than are decoded. */
    TOO_MANY_PIXELS("too-many-pixels", 413),
    /** The file has more frames or pages than accepted. */
    TOO_MANY_FRAMES("too-many-frames", 413);

    private final String code;
    private final int httpStatus;

    ReasonCode(String code, int httpStatus) {
        this.code = code;
        this.httpStatus = httpStatus;
    }

    /** Returns the stable public code, in kebab-case. */
    public String code() {
        return code;
    }

    /** Returns the HTTP status for this reason: 413, 415 or 422. */
    public int httpStatus() {
        return httpStatus;
    }
}
