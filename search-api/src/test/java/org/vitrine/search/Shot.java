package org.vitrine.search;

import java.util.Map;
import java.util.Optional;
import org.vitrine.imageindex.IndexedImage;

/** A photograph for {@link CollectionFixture}. Tests set its imageId, specimen and vector; the rest has defaults. */
record Shot(
        String imageId,
        String specimenId,
        Optional<String> itemId,
        IndexedImage.Side side,
        Map<String, String> metadata,
        Prepared prepared,
        String institutionId,
        String located,
        double... vector) {

    private static final String BERLIN = "berlin";
    private static final String APPLIED = "applied";

    static Shot of(String imageId, String specimenId, String itemId, double... vector) {
        return new Shot(
                imageId,
                specimenId,
                Optional.of(itemId),
                IndexedImage.Side.UNKNOWN,
                Map.of(),
                new Prepared.None(),
                BERLIN,
                APPLIED,
                vector);
    }

    Shot prepared(Prepared picture) {
        return new Shot(imageId, specimenId, itemId, side, metadata, picture, institutionId, located, vector);
    }

    Shot side(IndexedImage.Side stated) {
        return new Shot(imageId, specimenId, itemId, stated, metadata, prepared, institutionId, located, vector);
    }

    Shot saying(String name, String value) {
        return saying(Map.of(name, value));
    }

    Shot saying(Map<String, String> statements) {
        return new Shot(imageId, specimenId, itemId, side, statements, prepared, institutionId, located, vector);
    }

    Shot of(String institution) {
        return new Shot(imageId, specimenId, itemId, side, metadata, prepared, institution, located, vector);
    }

    Shot ofNoItem() {
        return new Shot(
                imageId, specimenId, Optional.empty(), side, metadata, prepared, institutionId, located, vector);
    }

    /** Returns the same photograph without a located object. */
    Shot unlocated() {
        return new Shot(imageId, specimenId, itemId, side, metadata, prepared, institutionId, "unsure", vector);
    }

    /** Whether the store has the prepared picture of a photograph. */
    sealed interface Prepared {

        /** The document names no prepared picture. */
        record None() implements Prepared {}

        /** The document names a prepared picture that is not in the store. */
        record Gone() implements Prepared {}

        /** The store has a picture with the strokes of a seed, see {@link EdgePictures}. */
        record Strokes(long seed) implements Prepared {}
    }
}
