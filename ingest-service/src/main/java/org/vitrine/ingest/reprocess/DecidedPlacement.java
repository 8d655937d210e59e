package org.vitrine.ingest.reprocess;

import java.util.Optional;
import org.vitrine.events.Change;
import org.vitrine.events.DecidedAngle;
import org.vitrine.events.DecidedRegion;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageDecided;
import org.vitrine.events.ImageDocument;
import org.vitrine.events.Region;

/**
 * Region and angle of the object in a photograph, as people decided them. Pure.
 *
 * @param region in pixels of the upright original; empty where none is decided
 * @param angleDegrees by how many degrees the object is turned clockwise, in [0, 360); empty where none is decided
 */
record DecidedPlacement(Optional<Region> region, Optional<Double> angleDegrees) {

    /** Returns what is decided now, by the document of the photograph. */
    static DecidedPlacement decided(ImageDocument document) {
        var decided = Optional.ofNullable(document.getImageDecided());
        return new DecidedPlacement(
                decided.map(ImageDecided::getRegion).map(DecidedRegion::getRegion),
                decided.map(ImageDecided::getAngle).map(DecidedAngle::getDegrees));
    }

    /** Returns what was decided when the photograph was announced for the preparation that the document contains. */
    static DecidedPlacement prepared(ImageDocument document) {
        var preprocessed = document.getPreprocessed();
        return new DecidedPlacement(
                Optional.ofNullable(preprocessed.getDecidedRegion()),
                Optional.ofNullable(preprocessed.getDecidedAngleDegrees()));
    }

    /**
     * Returns an arrival with this placement instead of its own. It has the same version, so that it revives no
     * withdrawn image, and counts as a change of pixels, because preprocess-service ignores changes of metadata.
     */
    ImageArrived announced(ImageArrived arrived) {
        var fact = ImageArrived.newBuilder(arrived)
                .setChange(Change.PIXELS)
                .clearDecidedRegion()
                .clearDecidedAngleDegrees();
        region.ifPresent(fact::setDecidedRegion);
        angleDegrees.ifPresent(fact::setDecidedAngleDegrees);
        return fact.build();
    }
}
