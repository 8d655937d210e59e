package org.vitrine.vision.compare;

/** One of two pictures cannot be decoded. */
public final class UnreadablePicture extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean first;

    UnreadablePicture(boolean first, IllegalArgumentException cause) {
        super("the %s picture cannot be decoded: %s".formatted(first ? "first" : "second", cause.getMessage()), cause);
        this.first = first;
    }

    public boolean isFirst() {
        return first;
    }
}
