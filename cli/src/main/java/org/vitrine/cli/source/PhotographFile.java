package org.vitrine.cli.source;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A photograph to send, with the institution's statement about it.
 *
 * @param path the file
 * @param identifier the institution's own name of the photograph; by default its path below the folder, or below the
 *     CSV's folder, in Unicode normal form C with slashes
 * @param specimen number of the object
 * @param item catalogue record of the object
 * @param side obverse, reverse, other or unknown
 * @param metadata all other statements, by column name
 */
public record PhotographFile(
        Path path,
        String identifier,
        Optional<String> specimen,
        Optional<String> item,
        Optional<String> side,
        Map<String, String> metadata) {

    public PhotographFile {
        metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
    }

    /** A photograph without any statement. */
    static PhotographFile plain(Path path, String identifier) {
        return new PhotographFile(path, identifier, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    /** Whether both state the same about the same file. */
    boolean repeats(PhotographFile other) {
        return path.equals(other.path) && states(other);
    }

    private boolean states(PhotographFile other) {
        return specimen.equals(other.specimen)
                && item.equals(other.item)
                && side.equals(other.side)
                && metadata.equals(other.metadata);
    }
}
