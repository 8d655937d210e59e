package org.vitrine.search.near;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vitrine.imageindex.IndexedDecided;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedSubject;
import org.vitrine.search.match.SpecimenKey;

/**
 * Items and specimens that people rejected for the specimen of an indexed query photograph. A rejected candidate is not
 * proposed again, unless the query photograph or the candidate arrived after the rejection; in that case the answer
 * states the rejection.
 *
 * @param arrivedAt when the query photograph arrived
 * @param items rejections by itemId
 * @param specimens rejections of specimens of the same collection
 */
public record Rejections(Instant arrivedAt, Map<String, Rejection> items, Map<SpecimenKey, Rejection> specimens) {

    static final Rejections NONE = new Rejections(Instant.EPOCH, Map.of(), Map.of());

    public Rejections {
        items = Map.copyOf(items);
        specimens = Map.copyOf(specimens);
    }

    /**
     * A decision that rejects a candidate.
     *
     * @param person pseudonymous id
     * @param at when the person decided
     */
    public record Rejection(String decisionId, String person, Instant at) {

        private static Rejection of(IndexedDecision decision) {
            return new Rejection(decision.decisionId(), decision.person(), decision.decidedAt());
        }
    }

    /**
     * Collects the rejections of an image.
     *
     * @param image query image; its state names what is rejected now, without decisions that were undone
     * @param decisions decisions of kind not-same about the specimen of the image, newest first
     */
    static Rejections of(IndexedImage image, Collection<IndexedDecision> decisions) {
        var decided = image.decided().flatMap(IndexedDecided::specimen);
        var notItems = decided.map(it -> Set.copyOf(it.notItems())).orElse(Set.of());
        var notSpecimens = decided.map(it -> it.notSpecimens().stream()
                        .flatMap(subject -> key(subject).stream())
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
        Map<String, Rejection> items = new HashMap<>();
        Map<SpecimenKey, Rejection> specimens = new HashMap<>();
        for (var decision : decisions) {
            subjects(decision).forEach(subject -> {
                subject.itemId()
                        .filter(notItems::contains)
                        .ifPresent(id -> items.putIfAbsent(id, Rejection.of(decision)));
                key(subject)
                        .filter(notSpecimens::contains)
                        .ifPresent(key -> specimens.putIfAbsent(key, Rejection.of(decision)));
            });
        }
        // Their decisions are older than those that were read. With the greatest time, no photograph counts as having
        // arrived later.
        notItems.forEach(id -> items.putIfAbsent(id, new Rejection("", "", Instant.MAX)));
        notSpecimens.forEach(key -> specimens.putIfAbsent(key, new Rejection("", "", Instant.MAX)));
        return new Rejections(image.arrivedAt(), items, specimens);
    }

    private static List<IndexedSubject> subjects(IndexedDecision decision) {
        return Stream.concat(decision.subjects().stream(), decision.other().stream())
                .toList();
    }

    private static Optional<SpecimenKey> key(IndexedSubject subject) {
        return subject.institutionId()
                .flatMap(institution -> subject.specimenId().map(specimen -> new SpecimenKey(institution, specimen)));
    }

    /** Returns the rejection of a candidate, by its specimen or otherwise by its item; empty if it was not rejected. */
    Optional<Rejection> of(IndexedImage candidate) {
        var specimen = new SpecimenKey(candidate.institutionId(), candidate.specimenId());
        return Optional.ofNullable(specimens.get(specimen))
                .or(() -> candidate.itemId().flatMap(id -> Optional.ofNullable(items.get(id))));
    }

    /** Whether the candidate is left out: it was rejected, and both photographs had arrived by then. */
    boolean excludes(IndexedImage candidate) {
        return of(candidate)
                .filter(rejection -> !arrivedAt.isAfter(rejection.at()))
                .filter(rejection -> !candidate.arrivedAt().isAfter(rejection.at()))
                .isPresent();
    }
}
