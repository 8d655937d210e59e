package org.vitrine.search.photograph;

import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import org.vitrine.search.match.ImageSide;

/**
 * A photograph to search with, before it is prepared.
 *
 * @param side side that the request states
 * @param bytes the encoded photograph
 * @param placement region and angle that the request states, in place of steps of preparation
 */
record SubmittedPhotograph(ImageSide side, Bytes bytes, GivenPlacement placement) {

    /** Where the bytes of the photograph are. */
    sealed interface Bytes {

        /** In an uploaded file, for as long as the request lasts. */
        record Uploaded(Path file) implements Bytes {}

        /** In memory, as read from the image store. */
        record Stored(Buffer bytes) implements Bytes {}
    }
}
