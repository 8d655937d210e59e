package org.vitrine.index.journey;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vitrine.index.journey.JourneyEvent.Kind;

/**
 * The present stage of an image, computed from its journey.
 *
 * <p>A failure is the absence of a success: a dead letter or a rejection no longer counts once its stage has succeeded,
 * so a replay of dead letters needs no clean-up.
 *
 * @param stage the stage
 * @param cause the entry of the journey from which the stage follows; empty for ARRIVED
 */
public record CurrentStage(Stage stage, Optional<JourneyEntry> cause) {

    private static final List<Kind> FURTHEST_FIRST = List.of(Kind.EMBEDDED, Kind.CLASSIFIED, Kind.PREPROCESSED);

    /** The fact that shows that a record of a topic was processed after all, by topic. */
    private static final Map<String, Kind> PROCESSED_BY = Map.of(
            "image-arrived", Kind.PREPROCESSED,
            "preprocessed", Kind.EMBEDDED,
            "classified", Kind.EMBEDDED,
            "embedded", Kind.INDEXED,
            "image-documents", Kind.INDEXED,
            "indexed", Kind.INDEXED,
            "image-rejected", Kind.REJECTED);

    static CurrentStage of(Journey journey) {
        Map<Kind, JourneyEntry> entries = journey.entries();
        int version = journey.arrival().map(Arrival::version).orElse(0);

        JourneyEntry withdrawn = entries.get(Kind.WITHDRAWN);
        if (withdrawn != null && withdrawn.version() > version) {
            return new CurrentStage(Stage.WITHDRAWN, Optional.of(withdrawn));
        }
        if (journey.arrival().isEmpty()) {
            return withoutArrival(journey);
        }
        JourneyEntry indexed = entries.get(Kind.INDEXED);
        if (indexed != null && indexed.version() >= version) {
            return new CurrentStage(Stage.INDEXED, Optional.of(indexed));
        }
        Optional<JourneyEntry> rejected = current(journey, Kind.REJECTED);
        if (rejected.isPresent()) {
            return new CurrentStage(Stage.REJECTED, rejected);
        }
        Optional<JourneyEntry> deadLetter = openDeadLetter(journey);
        if (deadLetter.isPresent()) {
            return new CurrentStage(Stage.DEAD_LETTERED, deadLetter);
        }
        return FURTHEST_FIRST.stream()
                .filter(kind -> current(journey, kind).isPresent())
                .findFirst()
                .map(kind -> new CurrentStage(kind.stage(), current(journey, kind)))
                .orElse(new CurrentStage(Stage.ARRIVED, Optional.empty()));
    }

    /** Returns the entry of a stage about the present bytes; empty where there is none. */
    static Optional<JourneyEntry> current(Journey journey, Kind kind) {
        return Optional.ofNullable(journey.entries().get(kind)).filter(entry -> isAboutNewestArrival(journey, entry));
    }

    /** Returns the newest dead letter about the newest arrival whose record was not processed since. */
    static Optional<JourneyEntry> openDeadLetter(Journey journey) {
        return journey.deadLetters().entrySet().stream()
                .filter(deadLetter -> isAboutNewestArrival(journey, deadLetter.getValue()))
                .filter(deadLetter -> !processedSince(journey, deadLetter.getKey()))
                .map(Map.Entry::getValue)
                .max(Comparator.comparing(JourneyEntry::at));
    }

    private static boolean processedSince(Journey journey, String topic) {
        Kind processedKind = PROCESSED_BY.get(topic);
        if (processedKind == null) {
            return true; // no stage depends on the consumers of this topic
        }
        return processedKind == Kind.INDEXED
                ? Optional.ofNullable(journey.entries().get(Kind.INDEXED))
                        .filter(indexed -> indexed.version() >= versionOf(journey))
                        .isPresent()
                : current(journey, processedKind).isPresent();
    }

    /**
     * Whether an entry is about the newest arrival. It is compared by digest, because a change of metadata alone leaves
     * the facts about the bytes valid, but must not be older than the newest version that requested processing. An
     * entry without digest is compared by version.
     */
    private static boolean isAboutNewestArrival(Journey journey, JourneyEntry entry) {
        if (journey.arrival().isEmpty()) {
            return true;
        }
        Arrival arrival = journey.arrival().get();
        return entry.sha256().isPresent()
                ? entry.sha256().get().equals(arrival.sha256()) && entry.version() >= journey.announcedVersion()
                : entry.version() >= arrival.version()
                        || (entry.version() == 0 && !entry.at().isBefore(arrival.at()));
    }

    private static int versionOf(Journey journey) {
        return journey.arrival().map(Arrival::version).orElse(0);
    }

    /**
     * Returns the stage without an arrival: refused by the upload API, or facts that were read before their arrival.
     */
    private static CurrentStage withoutArrival(Journey journey) {
        return Stream.of(Kind.REFUSED, Kind.REJECTED, Kind.EMBEDDED, Kind.CLASSIFIED, Kind.PREPROCESSED)
                .filter(kind -> journey.entries().containsKey(kind))
                .findFirst()
                .map(kind -> new CurrentStage(kind.stage(), current(journey, kind)))
                .orElse(new CurrentStage(Stage.ARRIVED, Optional.empty()));
    }
}
