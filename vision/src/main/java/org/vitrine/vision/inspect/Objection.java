package org.vitrine.vision.inspect;

/**
 * Carries a refusal out of a structure reader to {@link Inspector}, which turns it into a value. Never leaves this package,
 * and has no stack trace: hostile files must not cost more than sound ones.
 */
final class Objection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ReasonCode code;

    Objection(ReasonCode code, String sentence) {
        super(sentence, null, false, false);
        this.code = code;
    }

    static Objection damaged(String what) {
        return new Objection(
                ReasonCode.DAMAGED, "The file is damaged: %s. Export or scan the picture again.".formatted(what));
    }

    static Objection truncated(String what) {
        return new Objection(
                ReasonCode.TRUNCATED, "The file is cut short: %s. Copy or upload it again.".formatted(what));
    }

    static Objection unsupported(String what) {
        return new Objection(
                ReasonCode.UNSUPPORTED_FORMAT,
                "The file is %s, which is not taken: send JPEG, PNG, WebP, TIFF, GIF or BMP.".formatted(what));
    }

    /** @param remedy how to make a file of it that is taken */
    static Objection unsupported(String what, String remedy) {
        return new Objection(
                ReasonCode.UNSUPPORTED_FORMAT,
                "The file is %s, which is not taken: send JPEG, PNG, WebP, TIFF, GIF or BMP. %s"
                        .formatted(what, remedy));
    }

    Inspection.Refused refusal() {
        return new Inspection.Refused(code, String.valueOf(getMessage()));
    }
}
