package org.vitrine.vision.compare;

/** One of the two pictures of a comparison cannot be decoded. */
public final class UnreadablePicture extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean first;

    UnreadablePicture(boolean first, IllegalArgumentException cause) {
        super("the %s picture cannot be decoded: %s".formatted(first ? "first" : "second", cause.getMessage()), cause);
        this.first = first;
    }

    /** Whether it is the first of the two. */
    public boolean isFirst() {
        return first;
    }
}
