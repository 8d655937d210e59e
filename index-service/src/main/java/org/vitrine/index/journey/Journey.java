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
import org.vitrine.index.journey.JourneyEvent.GivenUp;
import org.vitrine.index.journey.JourneyEvent.Kind;
import org.vitrine.index.journey.JourneyEvent.PostedWith;
import org.vitrine.index.journey.JourneyEvent.Said;

/**
 * The history of an image through the stages: the newest event of each kind. Immutable; pure. Kept per image in a state
 * store, and shown by the API as {@link JourneyView}.
 *
 * @param owner collection and institution; empty while only dead letters were read
 * @param arrival the newest arrival; empty where the bytes never arrived
 * @param said newest entry of each kind, by version, then time
 * @param givenUp newest dead letter, by the topic of the dead-lettered record
 * @param postings uploads with a batch, by batchId; the {@value #MAX_BATCHES} newest
 * @param announcedVersion newest version whose bytes were announced for processing, even if they are the same bytes
 *     again; 0 where there is none. A version that changed only metadata does not count
 */
public record Journey(
        Optional<ImageOwner> owner,
        Optional<Arrival> arrival,
        @JsonProperty("said") Map<Kind, JourneyEntry> said,
        @JsonProperty("givenUp") Map<String, JourneyEntry> givenUp,
        Map<String, BatchPosting> postings,
        int announcedVersion) {

    /**
     * The maximum number of batches per image. Of more, the state of the image in the oldest batch is no longer
     * updated.
     */
    static final int MAX_BATCHES = 16;

    /** The journey of an image without events. */
    public static final Journey UNKNOWN =
            new Journey(Optional.empty(), Optional.empty(), Map.of(), Map.of(), Map.of(), 0);

    private static final Comparator<Arrival> NEWER_ARRIVAL =
            Comparator.comparingInt(Arrival::version).thenComparing(Arrival::at).thenComparing(Arrival::sha256);

    private static final Comparator<JourneyEntry> NEWER_ENTRY =
            Comparator.comparingInt(JourneyEntry::version).thenComparing(JourneyEntry::at);

    public Journey {
        said = Map.copyOf(said);
        givenUp = Map.copyOf(givenUp);
        postings = Map.copyOf(postings);
    }

    /** Returns the journey after an event. Order and repetition of events do not matter. */
    public Journey after(JourneyEvent journeyEvent) {
        return switch (journeyEvent) {
            case Arrived(var whose, var newest, var batchId) -> {
                var kept = arrival.filter(known -> NEWER_ARRIVAL.compare(known, newest) >= 0)
                        .orElse(newest);
                var sent = batchId.map(batch -> posted(batch, BatchPosting.accepted(newest.identifier(), newest.at())))
                        .orElse(postings);
                int announced = newest.processesBytes() ? newest.version() : 0;
                yield new Journey(
                        Optional.of(whose),
                        Optional.of(kept),
                        said,
                        givenUp,
                        sent,
                        Math.max(announcedVersion, announced));
            }
            case Said(var whose, var kind, var entry) -> {
                var more = new EnumMap<Kind, JourneyEntry>(Kind.class);
                more.putAll(said);
                more.merge(kind, entry, newest());
                yield new Journey(Optional.of(whose), arrival, more, givenUp, postings, announcedVersion);
            }
            case GivenUp(var topic, var entry) -> {
                var more = new TreeMap<>(givenUp);
                more.merge(topic, entry, newest());
                yield new Journey(owner, arrival, said, more, postings, announcedVersion);
            }
            case PostedWith(var whose, var batchId, var posting) ->
                new Journey(Optional.of(whose), arrival, said, givenUp, posted(batchId, posting), announcedVersion);
        };
    }

    /** Returns the present stage of the image. */
    public Stage stage() {
        return CurrentStage.of(this).stage();
    }

    /** Whether it ever failed, even if it has succeeded since; a failure stays in the journey. */
    public boolean everFailed() {
        return !givenUp.isEmpty() || said.containsKey(Kind.REJECTED) || said.containsKey(Kind.REFUSED);
    }

    /** Returns the time of the newest event; empty for a journey without events. */
    public Optional<Instant> newestAt() {
        return Stream.of(
                        arrival.stream().map(Arrival::at),
                        said.values().stream().map(JourneyEntry::at),
                        givenUp.values().stream().map(JourneyEntry::at),
                        postings.values().stream().map(BatchPosting::at))
                .flatMap(times -> times)
                .max(Comparator.naturalOrder());
    }

    private Map<String, BatchPosting> posted(String batchId, BatchPosting posting) {
        var more = new TreeMap<>(postings);
        more.merge(batchId, posting, BatchPosting::or);
        while (more.size() > MAX_BATCHES) {
            more.entrySet().stream()
                    .min(Comparator.comparing((Map.Entry<String, BatchPosting> sent) ->
                                    sent.getValue().at())
                            .thenComparing(Map.Entry::getKey))
                    .ifPresent(oldest -> more.remove(oldest.getKey()));
        }
        return more;
    }

    private static BinaryOperator<JourneyEntry> newest() {
        return (known, told) -> NEWER_ENTRY.compare(known, told) >= 0 ? known : told;
    }
}
