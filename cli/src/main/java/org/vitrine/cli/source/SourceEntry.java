package org.vitrine.cli.source;

import java.util.Optional;

/** An entry of a source: what one file, or one row of a CSV, stands for. */
public sealed interface SourceEntry {

    /**
     * A photograph that can be sent.
     *
     * @param note how its file was found, if the reference does not name it exactly
     */
    record Photograph(PhotographFile photograph, EntryOrigin origin, Optional<String> note) implements SourceEntry {}

    /**
     * A row or file that repeats the statement of an earlier one.
     *
     * @param origin where it is named
     * @param file the file as the source names it
     * @param first where it was stated first
     */
    record Duplicate(EntryOrigin origin, String file, EntryOrigin first) implements SourceEntry {}

    /** A photograph that cannot be sent. */
    record Faulty(EntryFault fault) implements SourceEntry {}

    /**
     * A file that is not a photograph.
     *
     * @param kind name or suffix, for counting
     */
    record Ignored(String kind) implements SourceEntry {}
}
