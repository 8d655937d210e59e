package org.vitrine.index.journey;

/**
 * The stage of one image.
 *
 * @param version version of its newest arrival; 0 where its bytes never arrived
 */
public record ImageStatus(String imageId, Stage stage, int version) {

    /** Returns the stage of an image by its journey. */
    public static ImageStatus of(String imageId, Journey journey) {
        return new ImageStatus(
                imageId,
                journey.stage(),
                journey.arrival().map(Arrival::version).orElse(0));
    }
}
