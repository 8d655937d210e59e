package org.vitrine.index.journey;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.vitrine.index.journey.JourneyEvent.Arrived;
import org.vitrine.index.journey.JourneyEvent.DeadLettered;
import org.vitrine.index.journey.JourneyEvent.Kind;
import org.vitrine.index.journey.JourneyEvent.StageReported;
import org.vitrine.index.journey.JourneyEvent.UploadedWithBatch;

/**
 * The history of an image through the stages: the newest event of each kind. Immutable; pure. Kept per image in a state
 * store, and shown by the API as {@link JourneyView}.
 *
 * @param owner collection and institution; empty while only dead letters were read
 * @param arrival the newest arrival; empty where the bytes never arrived
 * @param entries newest entry of each kind, by version, then time
 * @param deadLetters newest dead letter, by the topic of the dead-lettered record
 * @param postings uploads with a batch, by batchId; the {@value #MAX_BATCHES} newest
 * @param announcedVersion newest version whose bytes were announced for processing, even if they are the same bytes
 *     again; 0 where there is none. A version that changed only metadata does not count
 */
public record Journey(
        Optional<ImageOwner> owner,
        Optional<Arrival> arrival,
        @JsonProperty("said") Map<Kind, JourneyEntry> entries,
        @JsonProperty("givenUp") Map<String, JourneyEntry> deadLetters,
        Map<String, BatchPosting> postings,
        int announcedVersion) {

    /**
     * The maximum number of batches per image. Of more, the state of the image in the oldest batch is no longer
     * updated.
     */
    static final int MAX_BATCHES = 16;

    /** The journey of an image without events. */
    public static final Journey EMPTY =
            new Journey(Optional.empty(), Optional.empty(), Map.of(), Map.of(), Map.of(), 0);

    private static final Comparator<Arrival> NEWER_ARRIVAL =
            Comparator.comparingInt(Arrival::version).thenComparing(Arrival::at).thenComparing(Arrival::sha256);

    private static final Comparator<JourneyEntry> NEWER_ENTRY =
            Comparator.comparingInt(JourneyEntry::version).thenComparing(JourneyEntry::at);

    public Journey {
        entries = Map.copyOf(entries);
        deadLetters = Map.copyOf(deadLetters);
        postings = Map.copyOf(postings);
    }

    /** Returns the journey after an event. Order and repetition of events do not matter. */
    public Journey after(JourneyEvent journeyEvent) {
        return switch (journeyEvent) {
            case Arrived(var imageOwner, var newest, var batchId) -> {
                var newestArrival = arrival.filter(known -> NEWER_ARRIVAL.compare(known, newest) >= 0)
                        .orElse(newest);
                var sent = batchId.map(
                                batch -> withPosting(batch, BatchPosting.accepted(newest.identifier(), newest.at())))
                        .orElse(postings);
                int announced = newest.processesBytes() ? newest.version() : 0;
                yield new Journey(
                        Optional.of(imageOwner),
                        Optional.of(newestArrival),
                        entries,
                        deadLetters,
                        sent,
                        Math.max(announcedVersion, announced));
            }
            case StageReported(var imageOwner, var kind, var entry) -> {
                var merged = new EnumMap<Kind, JourneyEntry>(Kind.class);
                merged.putAll(entries);
                merged.merge(kind, entry, newest());
                yield new Journey(Optional.of(imageOwner), arrival, merged, deadLetters, postings, announcedVersion);
            }
            case DeadLettered(var topic, var entry) -> {
                var merged = new TreeMap<>(deadLetters);
                merged.merge(topic, entry, newest());
                yield new Journey(owner, arrival, entries, merged, postings, announcedVersion);
            }
            case UploadedWithBatch(var imageOwner, var batchId, var posting) ->
                new Journey(
                        Optional.of(imageOwner),
                        arrival,
                        entries,
                        deadLetters,
                        withPosting(batchId, posting),
                        announcedVersion);
        };
    }

    /** Returns the present stage of the image. */
    public Stage stage() {
        return CurrentStage.of(this).stage();
    }

    /** Returns the bytes of its stored original; empty where none is stored: it did not arrive, or was withdrawn. */
    public Optional<Long> originalBytes() {
        return arrival.filter(_ -> stage() != Stage.WITHDRAWN).map(Arrival::sizeBytes);
    }

    /** Whether it ever failed, even if it has succeeded since; a failure stays in the journey. */
    public boolean everFailed() {
        return !deadLetters.isEmpty() || entries.containsKey(Kind.REJECTED) || entries.containsKey(Kind.REFUSED);
    }

    /** Returns the time of the newest event; empty for a journey without events. */
    public Optional<Instant> newestAt() {
        return Stream.of(
                        arrival.stream().map(Arrival::at),
                        entries.values().stream().map(JourneyEntry::at),
                        deadLetters.values().stream().map(JourneyEntry::at),
                        postings.values().stream().map(BatchPosting::at))
                .flatMap(times -> times)
                .max(Comparator.naturalOrder());
    }

    private Map<String, BatchPosting> withPosting(String batchId, BatchPosting posting) {
        var merged = new TreeMap<>(postings);
        merged.merge(batchId, posting, BatchPosting::withHigherPrecedence);
        while (merged.size() > MAX_BATCHES) {
            merged.entrySet().stream()
                    .min(Comparator.comparing((Map.Entry<String, BatchPosting> sent) ->
                                    sent.getValue().at())
                            .thenComparing(Map.Entry::getKey))
                    .ifPresent(oldest -> merged.remove(oldest.getKey()));
        }
        return merged;
    }

    private static BinaryOperator<JourneyEntry> newest() {
        return (known, incoming) -> NEWER_ENTRY.compare(known, incoming) >= 0 ? known : incoming;
    }
}
