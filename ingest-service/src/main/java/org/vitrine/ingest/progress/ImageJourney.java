package org.vitrine.ingest.progress;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vitrine.events.ImageArrived;

/**
 * The journey of an image, as index-service answers it: the newest version, and for each stage what it measured and
 * decided.
 *
 * @param version number of the newest version
 * @param sha256 digest of its bytes
 * @param stage newest stage: arrived, preprocessed, classified, embedded, indexed, rejected, dead-lettered or withdrawn
 * @param stages reports of the stages that the version has passed
 */
public record ImageJourney(
        String imageId,
        String collectionId,
        String institutionId,
        Optional<String> identifier,
        Optional<String> specimenId,
        Optional<String> itemId,
        Optional<String> side,
        Optional<Integer> version,
        Optional<String> sha256,
        String stage,
        List<StageReport> stages) {

    /**
     * The report of one stage.
     *
     * @param at when the stage ended
     * @param tookMs milliseconds since the stage before
     * @param measured measured values by name
     * @param decided decisions of the stage, sentences for people
     * @param reasonCode code of the fault, where the stage failed
     * @param sentence the fault and its remedy, where the stage failed
     * @param dataref location that the event of the stage carries, where it has one
     */
    public record StageReport(
            String stage,
            Instant at,
            Optional<Long> tookMs,
            Map<String, Object> measured,
            List<String> decided,
            Optional<String> reasonCode,
            Optional<String> sentence,
            Optional<String> dataref) {}

    /** Returns the journey of an arrival that index-service may not have read yet. */
    static ImageJourney of(ImageArrived fact) {
        Map<String, Object> measured = Map.of(
                "mediaType", fact.getMediaType(),
                "widthPx", fact.getWidthPx(),
                "heightPx", fact.getHeightPx(),
                "sizeBytes", fact.getSizeBytes());
        return new ImageJourney(
                fact.getImageId(),
                fact.getCollectionId(),
                fact.getInstitutionId(),
                Optional.of(fact.getIdentifier()),
                Optional.of(fact.getSpecimenId()),
                Optional.ofNullable(fact.getItemId()),
                Optional.of(fact.getSide().name().toLowerCase(Locale.ROOT)),
                Optional.of(fact.getVersion()),
                Optional.of(fact.getSha256()),
                StageNames.ARRIVED,
                List.of(new StageReport(
                        StageNames.ARRIVED,
                        fact.getArrivedAt(),
                        Optional.empty(),
                        measured,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(fact.getLocation()))));
    }

    public boolean isIndexed() {
        return stage.equals(StageNames.INDEXED);
    }

    /** Returns whether this journey is of a later version than the other one. */
    boolean isNewerThan(ImageJourney other) {
        return version.orElse(0) > other.version().orElse(0);
    }
}
