package org.vitrine.inference.statement;

import java.net.URI;
import java.util.Optional;

/**
 * A picture as it is put before a model.
 *
 * @param sha256 of its bytes: what a statement is remembered by
 * @param way how it gets there
 * @param original the upright original where the picture shows the whole of it; boxes are in its pixels. Where the picture was
 *     cropped, places in it say nothing
 */
public record ImageInput(String sha256, Way way, Optional<ImageExtent> original) {

    /** How a picture gets to a model. */
    public sealed interface Way {

        /** In the request. */
        @SuppressWarnings("ArrayRecordComponent") // compared by nobody; a copy of megabytes would help nobody
        record Bytes(byte[] bytes) implements Way {}

        /** In the request, read from the store once it is known that somebody must be asked. */
        record Stored(URI location) implements Way {}

        /** By its name in S3: the remote reads it itself. */
        record Reference(String bucket, String key) implements Way {}
    }
}
