package org.vitrine.store;

import java.net.URI;

/** An object is larger than its reader accepts; nothing of it was read into memory. */
public final class ObjectTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ObjectTooLarge(URI location, long sizeBytes, long maxBytes) {
        super("%s has %d bytes, more than the %d that are read here".formatted(location, sizeBytes, maxBytes));
    }
}
