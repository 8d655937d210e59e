package org.vitrine.cli.source;

import java.util.Optional;

/** What one row of a CSV, or one file, comes to. */
public sealed interface SourceEntry {

    /**
     * A photograph that can be sent.
     *
     * @param note how its file was found, where the reference does not name it exactly
     */
    record Photograph(PhotographFile photograph, EntryOrigin origin, Optional<String> note) implements SourceEntry {}

    /**
     * A row, or a file, that states what another one before it states.
     *
     * @param file as the source names it
     * @param first where it is stated first
     */
    record Duplicate(EntryOrigin origin, String file, EntryOrigin first) implements SourceEntry {}

    /** A photograph that cannot be sent. */
    record Faulty(EntryFault fault) implements SourceEntry {}

    /**
     * A file that is no photograph.
     *
     * @param kind for counting: a name or a suffix
     */
    record Ignored(String kind) implements SourceEntry {}
}
