package org.vitrine.modelserver.signature;

import java.util.List;
import java.util.Map;

/**
 * A request as far as its signature is about it.
 *
 * @param path as sent, still encoded
 * @param query as sent, without the question mark
 * @param headers values by lower-case name, in the order they came
 * @param bodySha256 digest of the bytes that came
 */
record SignedRequest(String method, String path, String query, Map<String, List<String>> headers, String bodySha256) {

    String header(String name) {
        return String.join(",", headers.getOrDefault(name, List.of()));
    }
}
