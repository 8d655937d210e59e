package org.vitrine.store;

import java.net.URI;

/** The bytes of an object do not have the SHA-256 digest that the event or receipt states. */
public final class DamagedObject extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedObject(URI location, String expected, String actual) {
        super("%s has the SHA-256 %s, not %s as announced: restore it, then replay"
                .formatted(location, actual, expected));
    }
}
