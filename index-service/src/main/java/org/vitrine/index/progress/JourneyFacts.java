package org.vitrine.index.progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.vitrine.events.Classified;
import org.vitrine.events.Embedded;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageDocument;
import org.vitrine.events.ImageRejected;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.events.Indexed;
import org.vitrine.events.Label;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Region;
import org.vitrine.events.Stage;
import org.vitrine.events.Step;
import org.vitrine.index.journey.Arrival;
import org.vitrine.index.journey.ImageOwner;
import org.vitrine.index.journey.JourneyEntry;
import org.vitrine.index.journey.JourneyEvent;
import org.vitrine.index.journey.JourneyEvent.Kind;

/**
 * Converts the records of the topics to journey events, reduced to what a journey shows. EXIF data and metadata are
 * never included. Pure.
 */
final class JourneyFacts {

    /** The maximum number of labels that a journey lists. */
    private static final int MAX_LABELS = 5;

    private JourneyFacts() {}

    static JourneyEvent.Arrived arrived(ImageArrived fact) {
        var arrival = new Arrival(
                fact.getIdentifier(),
                fact.getSpecimenId(),
                Optional.ofNullable(fact.getItemId()),
                fact.getSide().name().toLowerCase(Locale.ROOT),
                fact.getVersion(),
                fact.getChange().name(),
                fact.getSha256(),
                fact.getLocation(),
                fact.getMediaType(),
                fact.getWidthPx(),
                fact.getHeightPx(),
                fact.getSizeBytes(),
                fact.getArrivedAt());
        return new JourneyEvent.Arrived(
                owner(fact.getCollectionId(), fact.getInstitutionId()),
                arrival,
                Optional.ofNullable(fact.getBatchId()));
    }

    static JourneyEvent preprocessed(Preprocessed fact) {
        var quality = fact.getQuality();
        var measured = new LinkedHashMap<String, Object>();
        measured.put("sharpness", quality.getSharpness());
        measured.put("exposure", quality.getExposure());
        measured.put("coverage", quality.getCoverage());
        measured.put("resolutionPx", quality.getResolutionPx());
        measured.put(
                "steps",
                fact.getSteps().stream().map(JourneyFacts::stepMeasures).toList());
        var decided = new ArrayList<String>();
        decided.add(regionSentence(fact.getRegion(), quality.getCoverage()));
        if (fact.getObjects().size() > 1) {
            decided.add("%d objects found; this is the main one."
                    .formatted(fact.getObjects().size()));
        }
        fact.getSteps().stream()
                .map(Step::getNote)
                .filter(note -> !note.isBlank())
                .forEach(decided::add);
        var entry = entry(fact.getVersion(), fact.getSha256(), fact.getPreprocessedAt())
                .withMeasured(measured)
                .withDecided(decided);
        return new JourneyEvent.StageReported(
                owner(fact.getCollectionId(), fact.getInstitutionId()),
                Kind.PREPROCESSED,
                fact.getRenditions().isEmpty()
                        ? entry
                        : entry.withDataref(fact.getRenditions().getFirst().getLocation()));
    }

    static JourneyEvent classified(Classified fact) {
        var decided = new ArrayList<String>();
        fact.getAttributes()
                .forEach(attribute -> decided.add("%s: %s is %s, confidence %s"
                        .formatted(
                                attribute.getModel().getName(),
                                attribute.getName(),
                                attribute.getValue(),
                                percent(attribute.getConfidence()))));
        fact.getLabels().stream()
                .sorted(Comparator.comparingDouble(Label::getConfidence).reversed())
                .limit(MAX_LABELS)
                .forEach(label -> decided.add("%s: label %s, confidence %s"
                        .formatted(label.getModel().getName(), label.getName(), percent(label.getConfidence()))));
        return new JourneyEvent.StageReported(
                owner(fact.getCollectionId(), fact.getInstitutionId()),
                Kind.CLASSIFIED,
                entry(fact.getVersion(), fact.getSha256(), fact.getClassifiedAt())
                        .withMeasured(Map.of(
                                "labels", fact.getLabels().size(),
                                "attributes", fact.getAttributes().size()))
                        .withDecided(decided));
    }

    static JourneyEvent embedded(Embedded fact) {
        var vector = fact.getVector();
        return new JourneyEvent.StageReported(
                owner(fact.getCollectionId(), fact.getInstitutionId()),
                Kind.EMBEDDED,
                entry(fact.getVersion(), fact.getSha256(), fact.getEmbeddedAt())
                        .withMeasured(Map.of(
                                "model", vector.getModel().getName(),
                                "modelVersion", vector.getModel().getVersion(),
                                "dimension", vector.getDimension())));
    }

    static JourneyEvent indexed(Indexed fact) {
        String sentence = fact.getWithdrawn()
                ? "Removed from " + fact.getIndexName() + "."
                : "Searchable in " + fact.getIndexName() + ".";
        return new JourneyEvent.StageReported(
                owner(fact.getCollectionId(), fact.getInstitutionId()),
                Kind.INDEXED,
                JourneyEntry.of(fact.getVersion(), Optional.empty(), fact.getIndexedAt())
                        .withMeasured(Map.of("revision", fact.getRevision(), "withdrawn", fact.getWithdrawn()))
                        .withDecided(List.of(sentence)));
    }

    static JourneyEvent rejected(ImageRejected fact) {
        return new JourneyEvent.StageReported(
                owner(fact.getCollectionId(), fact.getInstitutionId()),
                fact.getStage() == Stage.ARRIVED ? Kind.REFUSED : Kind.REJECTED,
                entry(fact.getVersion(), fact.getSha256(), fact.getRejectedAt())
                        .withFailure(fact.getReasonCode(), fact.getSentence()));
    }

    static JourneyEvent withdrawn(ImageWithdrawn fact) {
        var entry = JourneyEntry.of(fact.getVersion(), Optional.empty(), fact.getWithdrawnAt());
        return new JourneyEvent.StageReported(
                owner(fact.getCollectionId(), fact.getInstitutionId()),
                Kind.WITHDRAWN,
                fact.getReason().isBlank() ? entry : entry.withDecided(List.of(fact.getReason())));
    }

    /**
     * Returns the event of a dead-lettered record.
     *
     * @param topic topic of the record
     * @param fact the record; empty where it cannot be decoded
     * @param cause cause of the failure, from the headers of the dead letter
     * @param at timestamp of the dead letter
     */
    static JourneyEvent deadLettered(String topic, Optional<SpecificRecord> fact, String cause, Instant at) {
        JourneyEntry entry = fact.map(read -> entryOf(read, at)).orElse(JourneyEntry.of(0, Optional.empty(), at));
        return new JourneyEvent.DeadLettered(
                topic,
                entry.withFailure(
                        "dead-lettered",
                        "The stage that reads %s could not process the record: %s. An operator can replay it from %s-dead-letter."
                                .formatted(topic, cause, topic)));
    }

    private static JourneyEntry entryOf(SpecificRecord fact, Instant at) {
        return switch (fact) {
            case ImageArrived f -> entry(f.getVersion(), f.getSha256(), at);
            case Preprocessed f -> entry(f.getVersion(), f.getSha256(), at);
            case Classified f -> entry(f.getVersion(), f.getSha256(), at);
            case Embedded f -> entry(f.getVersion(), f.getSha256(), at);
            case ImageRejected f -> entry(f.getVersion(), f.getSha256(), at);
            case ImageDocument f ->
                entry(f.getArrived().getVersion(), f.getArrived().getSha256(), at);
            case Indexed f -> JourneyEntry.of(f.getVersion(), Optional.empty(), at);
            case ImageWithdrawn f -> JourneyEntry.of(f.getVersion(), Optional.empty(), at);
            default ->
                JourneyEntry.of(0, Optional.empty(), at); // a topic added later: its record is compared by time alone
        };
    }

    private static Map<String, Object> stepMeasures(Step step) {
        var measures = new LinkedHashMap<String, Object>();
        measures.put("name", step.getName());
        measures.put("outcome", step.getOutcome().name().toLowerCase(Locale.ROOT));
        measures.put("confidence", step.getConfidence());
        measures.put("measured", step.getMeasured());
        measures.put("tookMs", step.getTookMs());
        Optional.ofNullable(step.getModel()).ifPresent(model -> measures.put("model", model));
        return measures;
    }

    private static String regionSentence(Region region, double coverage) {
        return "Object found at %d, %d: %d × %d px, %s of the picture."
                .formatted(region.getLeft(), region.getTop(), region.getWidth(), region.getHeight(), percent(coverage));
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    private static JourneyEntry entry(int version, String sha256, Instant at) {
        return JourneyEntry.of(version, Optional.of(sha256), at);
    }

    private static ImageOwner owner(String collectionId, String institutionId) {
        return new ImageOwner(collectionId, institutionId);
    }
}
