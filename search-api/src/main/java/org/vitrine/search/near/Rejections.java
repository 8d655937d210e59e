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
 * What people said that the specimen of an indexed query photograph is not. It is not proposed again, unless the query photograph or
 * the candidate arrived after that was decided; then the answer says so.
 *
 * @param arrivedAt when the query photograph came
 * @param items by id
 * @param specimens of the same collection
 */
public record Rejections(Instant arrivedAt, Map<String, Rejection> items, Map<SpecimenKey, Rejection> specimens) {

    static final Rejections NONE = new Rejections(Instant.EPOCH, Map.of(), Map.of());

    public Rejections {
        items = Map.copyOf(items);
        specimens = Map.copyOf(specimens);
    }

    /** @param person pseudonymous */
    public record Rejection(String decisionId, String person, Instant at) {

        private static Rejection of(IndexedDecision decision) {
            return new Rejection(decision.decisionId(), decision.person(), decision.decidedAt());
        }
    }

    /**
     * @param decisions of kind not-same about the specimen of the image, newest first; those that are undone do not count, for the
     *     image's state does not have them
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
        // Older than the decisions that were read: nothing that came since is known to be newer.
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

    /** That people said that this is not it. */
    Optional<Rejection> of(IndexedImage candidate) {
        var specimen = new SpecimenKey(candidate.institutionId(), candidate.specimenId());
        return Optional.ofNullable(specimens.get(specimen))
                .or(() -> candidate.itemId().flatMap(id -> Optional.ofNullable(items.get(id))));
    }

    /** Whether it is not to be proposed again. */
    boolean exclude(IndexedImage candidate) {
        return of(candidate)
                .filter(rejection -> !arrivedAt.isAfter(rejection.at()))
                .filter(rejection -> !candidate.arrivedAt().isAfter(rejection.at()))
                .isPresent();
    }
}
