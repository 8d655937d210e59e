package org.vitrine.imageindex;

/**
 * Thrown when OpenSearch no longer keeps the point in time of a list: no page was requested within its keep-alive, or
 * OpenSearch restarted. The client has to start the list again.
 */
public class ListExpired extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ListExpired(Throwable cause) {
        super("OpenSearch no longer keeps the point in time of the list", cause);
    }
}
