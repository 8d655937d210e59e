package org.vitrine.ingest.progress;

/**
 * The stage of one image, as index-service answers it.
 *
 * @param stage one of the stages of {@link ImageJourney#stage()}
 * @param version version of its newest arrival; 0 where its bytes never arrived
 */
public record ImageStage(String imageId, String stage, int version) {

    /** Returns whether the image was rejected or dead-lettered, so that its institution or an operator has to act. */
    public boolean hasFailed() {
        return stage.equals(StageNames.REJECTED) || stage.equals(StageNames.DEAD_LETTERED);
    }

    public boolean isIndexed() {
        return stage.equals(StageNames.INDEXED);
    }
}
