package org.vitrine.ingest.journey;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.vitrine.ingest.journey.Happening.Arrived;
import org.vitrine.ingest.journey.Happening.GivenUp;
import org.vitrine.ingest.journey.Happening.Kind;
import org.vitrine.ingest.journey.Happening.PostedWith;
import org.vitrine.ingest.journey.Happening.Said;

/**
 * What is known of an image: the newest of each kind of happening.
 *
 * @param said newest by version, then time
 * @param givenUp by topic of the record that was given up on
 * @param postings by batch, the {@value #MAX_BATCHES} newest
 */
public record Journey(
        Optional<Owner> owner,
        Optional<Arrival> arrival,
        Map<Kind, Entry> said,
        Map<String, Entry> givenUp,
        Map<String, Posting> postings) {

    /** An image sent with more batches than this no longer moves in the oldest. */
    static final int MAX_BATCHES = 16;

    public static final Journey UNKNOWN = new Journey(Optional.empty(), Optional.empty(), Map.of(), Map.of(), Map.of());

    private static final Comparator<Arrival> NEWER_ARRIVAL =
            Comparator.comparingInt(Arrival::version).thenComparing(Arrival::at).thenComparing(Arrival::sha256);

    private static final Comparator<Entry> NEWER_ENTRY =
            Comparator.comparingInt(Entry::version).thenComparing(Entry::at);

    public Journey {
        said = Map.copyOf(said);
        givenUp = Map.copyOf(givenUp);
        postings = Map.copyOf(postings);
    }

    public Journey after(Happening happening) {
        return switch (happening) {
            case Arrived(var whose, var newest, var batchId) -> {
                var kept = arrival.filter(known -> NEWER_ARRIVAL.compare(known, newest) >= 0)
                        .orElse(newest);
                var sent = batchId.map(batch -> posted(batch, Posting.accepted(newest.identifier(), newest.at())))
                        .orElse(postings);
                yield new Journey(Optional.of(whose), Optional.of(kept), said, givenUp, sent);
            }
            case Said(var whose, var kind, var entry) -> {
                var more = new EnumMap<Kind, Entry>(Kind.class);
                more.putAll(said);
                more.merge(kind, entry, newest());
                yield new Journey(Optional.of(whose), arrival, more, givenUp, postings);
            }
            case GivenUp(var topic, var entry) -> {
                var more = new TreeMap<>(givenUp);
                more.merge(topic, entry, newest());
                yield new Journey(owner, arrival, said, more, postings);
            }
            case PostedWith(var whose, var batchId, var posting) ->
                new Journey(Optional.of(whose), arrival, said, givenUp, posted(batchId, posting));
        };
    }

    /** Where the image is now. */
    public Stage stage() {
        return Standing.of(this).stage();
    }

    private Map<String, Posting> posted(String batchId, Posting posting) {
        var more = new TreeMap<>(postings);
        more.merge(batchId, posting, Posting::or);
        while (more.size() > MAX_BATCHES) {
            more.entrySet().stream()
                    .min(Comparator.comparing((Map.Entry<String, Posting> sent) ->
                                    sent.getValue().at())
                            .thenComparing(Map.Entry::getKey))
                    .ifPresent(oldest -> more.remove(oldest.getKey()));
        }
        return more;
    }

    private static BinaryOperator<Entry> newest() {
        return (known, told) -> NEWER_ENTRY.compare(known, told) >= 0 ? known : told;
    }
}
