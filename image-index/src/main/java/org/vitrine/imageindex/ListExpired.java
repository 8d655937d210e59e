package org.vitrine.imageindex;

/** The moment that a list shows is no longer kept: nobody asked for a page in time, or OpenSearch restarted. */
public class ListExpired extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ListExpired(Throwable cause) {
        super("OpenSearch no longer keeps the point in time of the list", cause);
    }
}
