package org.vitrine.search.photograph;

import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import org.vitrine.search.match.ImageSide;

/**
 * A photograph to search with.
 *
 * @param side as the person said
 * @param placement what the request states in place of steps of preparation
 */
record SubmittedPhotograph(ImageSide side, Bytes bytes, GivenPlacement placement) {

    /** Where its bytes are. */
    sealed interface Bytes {

        /** In a file, for as long as the request lasts. */
        record Uploaded(Path file) implements Bytes {}

        /** In memory, read from the image store. */
        record Stored(Buffer bytes) implements Bytes {}
    }
}
