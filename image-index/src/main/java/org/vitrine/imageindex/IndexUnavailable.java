package org.vitrine.imageindex;

/** OpenSearch could not be reached, or was too busy to answer. Asking again later may help; asking otherwise will not. */
public final class IndexUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IndexUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
