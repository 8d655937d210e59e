package org.vitrine.inference.statement;

import java.net.URI;
import java.util.Optional;

/**
 * A picture that a model gets as its input.
 *
 * @param sha256 SHA-256 of its bytes; part of the key under which statements about it are cached
 * @param transport how the model gets the bytes
 * @param original extent of the upright original, in whose pixels boxes are stated; empty if the picture is a crop, so
 *     that places in it cannot be converted
 */
public record ImageInput(String sha256, Transport transport, Optional<ImageExtent> original) {

    /** How a model gets the bytes of a picture. */
    public sealed interface Transport {

        /** The bytes are in memory and are sent in the request. */
        @SuppressWarnings("ArrayRecordComponent") // never compared, and a copy of megabytes would have no use
        record Bytes(byte[] bytes) implements Transport {}

        /** The bytes are read from the object store only if a model must be called, and are sent in the request. */
        record Stored(URI location) implements Transport {}

        /** The request names the object in S3, and Rekognition reads it itself. */
        record Reference(String bucket, String key) implements Transport {}
    }
}
