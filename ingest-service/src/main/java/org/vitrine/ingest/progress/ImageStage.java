package org.vitrine.ingest.progress;

/**
 * Where index-service sees one image.
 *
 * @param stage in the words of {@link ImageJourney#stage()}
 * @param version of its newest arrival; 0 where its bytes never arrived
 */
public record ImageStage(String imageId, String stage, int version) {

    /** Whether its owner, or an operator, has something to do. */
    public boolean hasFailed() {
        return stage.equals(StageNames.REJECTED) || stage.equals(StageNames.DEAD_LETTERED);
    }

    public boolean isIndexed() {
        return stage.equals(StageNames.INDEXED);
    }
}
