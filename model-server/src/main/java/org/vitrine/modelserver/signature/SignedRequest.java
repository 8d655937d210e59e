package org.vitrine.modelserver.signature;

import java.util.List;
import java.util.Map;

/**
 * The parts of a request that its signature covers.
 *
 * @param method HTTP method
 * @param path path as sent, still encoded
 * @param query query string as sent, without the question mark; may be empty
 * @param headers header values by lower-case name, in the order received
 * @param bodySha256 SHA-256 of the received body, in lower-case hex digits
 */
record SignedRequest(String method, String path, String query, Map<String, List<String>> headers, String bodySha256) {

    /** Returns all values of a header, joined by commas; empty if it was not sent. */
    String header(String name) {
        return String.join(",", headers.getOrDefault(name, List.of()));
    }
}
