package org.vitrine.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A photograph to send, with what is said of it.
 *
 * @param identifier the institution's own name of it: the path as given in the CSV, or below the folder
 */
record PhotographFile(
        Path path,
        String identifier,
        Optional<String> specimen,
        Optional<String> item,
        Optional<String> side,
        Map<String, String> metadata) {

    PhotographFile {
        metadata = java.util.Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    static PhotographFile plain(Path path, String identifier) {
        return new PhotographFile(path, identifier, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }
}
