package org.vitrine.store;

import java.net.URI;

/**
 * There is no object at a location. Retrying does not help: an event carries a location only after the bytes are
 * durable.
 */
public final class NoSuchObject extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchObject(URI location) {
        super("nothing is stored at " + location
                + "; it was withdrawn, or the bucket is not the one it was written to");
    }
}
