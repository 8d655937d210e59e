package org.vitrine.vision.inspect;

/**
 * Carries a refusal from the reader of a format to {@link Inspector}, which converts it to {@link Inspection.Refused}.
 * It never leaves this package. It has no stack trace, so that hostile files do not cost more time than sound ones.
 */
final class InspectionRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ReasonCode code;

    InspectionRefusal(ReasonCode code, String sentence) {
        super(sentence, null, false, false);
        this.code = code;
    }

    static InspectionRefusal damaged(String what) {
        return new InspectionRefusal(
                ReasonCode.DAMAGED, "The file is damaged: %s. Export or scan the picture again.".formatted(what));
    }

    static InspectionRefusal truncated(String what) {
        return new InspectionRefusal(
                ReasonCode.TRUNCATED, "The file is cut short: %s. Copy or upload it again.".formatted(what));
    }

    static InspectionRefusal unsupported(String what) {
        return new InspectionRefusal(
                ReasonCode.UNSUPPORTED_FORMAT,
                "The file is %s, which is not accepted: send JPEG, PNG, WebP, TIFF, GIF or BMP.".formatted(what));
    }

    /**
     * A format that is not accepted.
     *
     * @param remedy how to convert the file to an accepted format
     */
    static InspectionRefusal unsupported(String what, String remedy) {
        return new InspectionRefusal(
                ReasonCode.UNSUPPORTED_FORMAT,
                "The file is %s, which is not accepted: send JPEG, PNG, WebP, TIFF, GIF or BMP. %s"
                        .formatted(what, remedy));
    }

    Inspection.Refused refusal() {
        return new Inspection.Refused(code, String.valueOf(getMessage()));
    }
}
