package org.vitrine.vision.inspect;

/** Why a photograph is refused. The codes are public: they stand in problem bodies and in {@code image-rejected}. */
public enum ReasonCode {
    /** No bytes at all. */
    EMPTY("empty", 422),
    /** Not one of {@link ImageFormat}, or a variant of one that cannot be decoded. */
    UNSUPPORTED_FORMAT("unsupported-format", 415),
    /** The file ends before the picture does. */
    TRUNCATED("truncated", 422),
    /** The file contradicts itself or its checksums. */
    DAMAGED("damaged", 422),
    /** Too few pixels to see anything. */
    TOO_SMALL("too-small", 422),
    /** More bytes than are taken. */
    TOO_LARGE("too-large", 413),
    /** More pixels than are decoded, as its header says. */
    TOO_MANY_PIXELS("too-many-pixels", 413),
    /** More frames or pages than are taken. */
    TOO_MANY_FRAMES("too-many-frames", 413);

    private final String code;
    private final int httpStatus;

    ReasonCode(String code, int httpStatus) {
        this.code = code;
        this.httpStatus = httpStatus;
    }

    /** Stable, in kebab-case. */
    public String code() {
        return code;
    }

    /** What HTTP says of it: 413, 415 or 422. */
    public int httpStatus() {
        return httpStatus;
    }
}
