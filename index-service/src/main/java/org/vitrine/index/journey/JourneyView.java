package org.vitrine.index.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.index.journey.JourneyEvent.Kind;

/**
 * The journey of an image as the API shows it: the newest version, with the results of each stage.
 *
 * @param identifier the institution's own name of the photograph; like the following five, empty until the bytes arrive
 * @param stage the present stage
 * @param stages results in the order of their times
 */
public record JourneyView(
        String imageId,
        String collectionId,
        String institutionId,
        Optional<String> identifier,
        Optional<String> specimenId,
        Optional<String> itemId,
        Optional<String> side,
        Optional<Integer> version,
        Optional<String> sha256,
        Stage stage,
        List<StageEntry> stages) {

    /**
     * The result of one stage.
     *
     * @param tookMs time since the entry before, in milliseconds; empty for the first
     */
    public record StageEntry(
            Stage stage,
            Instant at,
            Optional<Long> tookMs,
            Map<String, Object> measured,
            List<String> decided,
            Optional<String> reasonCode,
            Optional<String> sentence,
            Optional<String> dataref) {}

    /** Returns the view of a journey; empty while its owner is unknown, or no stage has a result. */
    public static Optional<JourneyView> of(String imageId, Journey journey) {
        return journey.owner()
                .filter(_ -> journey.arrival().isPresent() || !journey.entries().isEmpty())
                .map(owner -> new JourneyView(
                        imageId,
                        owner.collectionId(),
                        owner.institutionId(),
                        journey.arrival().map(Arrival::identifier),
                        journey.arrival().map(Arrival::specimenId),
                        journey.arrival().flatMap(Arrival::itemId),
                        journey.arrival().map(Arrival::side),
                        journey.arrival().map(Arrival::version),
                        journey.arrival().map(Arrival::sha256),
                        journey.stage(),
                        stageEntries(journey)));
    }

    private static List<StageEntry> stageEntries(Journey journey) {
        record TimedEntry(Stage stage, JourneyEntry entry) {}
        var timedEntries = new ArrayList<TimedEntry>();
        journey.arrival().ifPresent(arrival -> timedEntries.add(new TimedEntry(Stage.ARRIVED, arrived(arrival))));
        for (Kind kind : Kind.values()) {
            presentableEntry(journey, kind).ifPresent(entry -> timedEntries.add(new TimedEntry(kind.stage(), entry)));
        }
        CurrentStage.openDeadLetter(journey)
                .ifPresent(entry -> timedEntries.add(new TimedEntry(Stage.DEAD_LETTERED, entry)));
        timedEntries.sort(Comparator.comparing(
                        (TimedEntry timedEntry) -> timedEntry.entry().at())
                .thenComparing(TimedEntry::stage));

        var stageEntries = new ArrayList<StageEntry>();
        Optional<Instant> previousAt = Optional.empty();
        for (TimedEntry timedEntry : timedEntries) {
            JourneyEntry entry = timedEntry.entry();
            stageEntries.add(new StageEntry(
                    timedEntry.stage(),
                    entry.at(),
                    previousAt.map(start -> Duration.between(start, entry.at()).toMillis()),
                    entry.measured(),
                    entry.decided(),
                    entry.reasonCode(),
                    entry.sentence(),
                    entry.dataref()));
            previousAt = Optional.of(entry.at());
        }
        return List.copyOf(stageEntries);
    }

    /**
     * Returns the entry to show. A refusal is shown whatever its version, a withdrawal while it is in force; facts are
     * shown only if they are about the present bytes.
     */
    private static Optional<JourneyEntry> presentableEntry(Journey journey, Kind kind) {
        return switch (kind) {
            case REFUSED -> Optional.ofNullable(journey.entries().get(kind));
            case WITHDRAWN ->
                Optional.ofNullable(journey.entries().get(kind)).filter(_ -> journey.stage() == Stage.WITHDRAWN);
            case PREPROCESSED, CLASSIFIED, EMBEDDED, INDEXED, REJECTED -> CurrentStage.current(journey, kind);
        };
    }

    private static JourneyEntry arrived(Arrival arrival) {
        String change =
                switch (arrival.change()) {
                    case "METADATA" -> "Only metadata changed; the results for the bytes stay valid.";
                    case "PIXELS" -> "Version " + arrival.version() + ": the photograph is processed again.";
                    default -> "A new photograph.";
                };
        return JourneyEntry.of(arrival.version(), Optional.of(arrival.sha256()), arrival.at())
                .withMeasured(Map.of(
                        "mediaType", arrival.mediaType(),
                        "widthPx", arrival.widthPx(),
                        "heightPx", arrival.heightPx(),
                        "sizeBytes", arrival.sizeBytes()))
                .withDecided(List.of(change))
                .withDataref(arrival.location());
    }
}
