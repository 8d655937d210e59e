package org.vitrine.index.journey;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vitrine.index.journey.JourneyEvent.Kind;

/**
 * Where an image stands, and the entry that put it there.
 *
 * <p>Failure is the absence of success: a dead letter or a rejection no longer counts once the stage it was about has
 * succeeded, so that a replay needs no cleaning up.
 */
public record CurrentStage(Stage stage, Optional<JourneyEntry> cause) {

    private static final List<Kind> FURTHEST_FIRST = List.of(Kind.EMBEDDED, Kind.CLASSIFIED, Kind.PREPROCESSED);

    /** Which fact shows that a record of a topic was worked off after all. */
    private static final Map<String, Kind> WORKED_OFF_BY = Map.of(
            "image-arrived", Kind.PREPROCESSED,
            "preprocessed", Kind.EMBEDDED,
            "classified", Kind.EMBEDDED,
            "embedded", Kind.INDEXED,
            "image-documents", Kind.INDEXED,
            "indexed", Kind.INDEXED,
            "image-rejected", Kind.REJECTED);

    static CurrentStage of(Journey journey) {
        Map<Kind, JourneyEntry> said = journey.said();
        int version = journey.arrival().map(Arrival::version).orElse(0);

        JourneyEntry withdrawn = said.get(Kind.WITHDRAWN);
        if (withdrawn != null && withdrawn.version() > version) {
            return new CurrentStage(Stage.WITHDRAWN, Optional.of(withdrawn));
        }
        if (journey.arrival().isEmpty()) {
            return withoutArrival(journey);
        }
        JourneyEntry indexed = said.get(Kind.INDEXED);
        if (indexed != null && indexed.version() >= version) {
            return new CurrentStage(Stage.INDEXED, Optional.of(indexed));
        }
        Optional<JourneyEntry> rejected = current(journey, Kind.REJECTED);
        if (rejected.isPresent()) {
            return new CurrentStage(Stage.REJECTED, rejected);
        }
        Optional<JourneyEntry> givenUp = openDeadLetter(journey);
        if (givenUp.isPresent()) {
            return new CurrentStage(Stage.DEAD_LETTERED, givenUp);
        }
        return FURTHEST_FIRST.stream()
                .filter(kind -> current(journey, kind).isPresent())
                .findFirst()
                .map(kind -> new CurrentStage(kind.stage(), current(journey, kind)))
                .orElse(new CurrentStage(Stage.ARRIVED, Optional.empty()));
    }

    /** What a stage said of the bytes that are here now. */
    static Optional<JourneyEntry> current(Journey journey, Kind kind) {
        return Optional.ofNullable(journey.said().get(kind)).filter(entry -> isAboutTheArrival(journey, entry));
    }

    /** A dead letter about the newest arrival whose work was not done since. */
    static Optional<JourneyEntry> openDeadLetter(Journey journey) {
        return journey.givenUp().entrySet().stream()
                .filter(letter -> isAboutTheArrival(journey, letter.getValue()))
                .filter(letter -> !workedOff(journey, letter.getKey()))
                .map(Map.Entry::getValue)
                .max(Comparator.comparing(JourneyEntry::at));
    }

    private static boolean workedOff(Journey journey, String topic) {
        Kind done = WORKED_OFF_BY.get(topic);
        if (done == null) {
            return true; // no stage waits for the consumers of this topic
        }
        return done == Kind.INDEXED
                ? Optional.ofNullable(journey.said().get(Kind.INDEXED))
                        .filter(indexed -> indexed.version() >= versionOf(journey))
                        .isPresent()
                : current(journey, done).isPresent();
    }

    /**
     * By digest, since a change of the statement leaves the facts about the bytes standing, but not from before the bytes
     * were announced again; by version where the entry has no digest.
     */
    private static boolean isAboutTheArrival(Journey journey, JourneyEntry entry) {
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

    /** Refused by the upload API, or facts that overtook their arrival on another topic. */
    private static CurrentStage withoutArrival(Journey journey) {
        return Stream.of(Kind.REFUSED, Kind.REJECTED, Kind.EMBEDDED, Kind.CLASSIFIED, Kind.PREPROCESSED)
                .filter(kind -> journey.said().containsKey(kind))
                .findFirst()
                .map(kind -> new CurrentStage(kind.stage(), current(journey, kind)))
                .orElse(new CurrentStage(Stage.ARRIVED, Optional.empty()));
    }
}
