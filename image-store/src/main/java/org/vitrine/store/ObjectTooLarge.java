package org.vitrine.store;

import java.net.URI;

/** An object has more bytes than the caller accepts; its body was not read into memory. */
public final class ObjectTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ObjectTooLarge(URI location, long sizeBytes, long maxBytes) {
        super("%s has %d bytes; at most %d bytes are read".formatted(location, sizeBytes, maxBytes));
    }
}
