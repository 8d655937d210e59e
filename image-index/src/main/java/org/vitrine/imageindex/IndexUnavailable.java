package org.vitrine.imageindex;

/**
 * Thrown when OpenSearch cannot be reached, or is too busy to answer. The same request may succeed later; a different
 * request does not help.
 */
public final class IndexUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IndexUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
