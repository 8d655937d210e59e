package org.vitrine.store;

import java.net.URI;
import java.util.Map;

/**
 * A presigned URL, by which a client without credentials of its own can write one object with an HTTP PUT.
 *
 * @param url the URL with its signature in the query string
 * @param headers headers that the client must send with the bytes; they are signed, so it must send all of them with
 *     exactly these values
 */
public record PresignedPut(URI url, Map<String, String> headers) {

    public PresignedPut {
        headers = Map.copyOf(headers);
    }
}
