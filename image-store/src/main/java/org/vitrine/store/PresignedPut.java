package org.vitrine.store;

import java.net.URI;
import java.util.Map;

/**
 * An address that takes one object from whoever holds it.
 *
 * @param headers to be sent with the bytes; they are signed, so all of them and with these values
 */
public record PresignedPut(URI url, Map<String, String> headers) {

    public PresignedPut {
        headers = Map.copyOf(headers);
    }
}
