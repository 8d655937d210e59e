package org.vitrine.store;

import java.net.URI;

/** Nothing lies at a location. Not retried: an event carries a location only after its bytes are durable. */
public final class NoSuchObject extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchObject(URI location) {
        super("nothing is stored at " + location
                + "; it was withdrawn, or the bucket is not the one it was written to");
    }
}
