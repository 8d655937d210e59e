package org.vitrine.ingest.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vitrine.events.CollectionProfile;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.progress.IngestProgress;

/**
 * Writes changes of profiles. For each change it reads the present profile, decides, checks the endpoints and
 * publishes, one change at a time for each collection in this replica. When two replicas change a profile at the same
 * time, the later change counts; with If-Match a client is informed that its change is based on an outdated profile.
 * All methods block.
 */
@ApplicationScoped
public class ProfileUpdater {

    private final CollectionRegistry collectionRegistry;
    private final IngestProgress progress;
    private final EndpointCheck endpoints;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    ProfileUpdater(CollectionRegistry collectionRegistry, IngestProgress progress, EndpointCheck endpoints) {
        this.collectionRegistry = collectionRegistry;
        this.progress = progress;
        this.endpoints = endpoints;
    }

    /**
     * The conditions of a change.
     *
     * @param ifMatch value of header If-Match
     * @param ifNoneMatch value of header If-None-Match
     * @param reprocess whether photographs may be reprocessed for another embedder
     */
    record Terms(Optional<String> ifMatch, Optional<String> ifNoneMatch, boolean reprocess) {}

    /** How a profile was written. */
    enum How {
        MADE,
        CHANGED,
        /** Changed except for the embedder: the photographs are reprocessed before the next embedder is used. */
        REPROCESSING
    }

    /**
     * A written profile.
     *
     * @param warnings sentences on what could not be checked
     */
    record Written(CollectionProfile profile, How how, List<String> warnings) {}

    /**
     * Applies a change to the present profile and writes the result. Throws the problem for the client where the change
     * is refused.
     *
     * @param change pure function of the present profile, which is empty for a new collection
     */
    Written change(String collectionId, Terms terms, Function<Optional<CollectionProfile>, ProfileChange> change) {
        return alone(collectionId, () -> {
            var current = collectionRegistry.find(collectionId);
            requireConditions(terms, current);
            current.filter(profile -> profile.getDeletingSince() != null).ifPresent(deleted -> {
                throw new CollectionProblem.BeingDeleted(collectionId).exception();
            });
            return switch (change.apply(current)) {
                case ProfileChange.Malformed(var sentence) -> throw new IngestProblem.Malformed(sentence).exception();
                case ProfileChange.MalformedEndpoint(var sentence) ->
                    throw new CollectionProblem.MalformedEndpoint(sentence).exception();
                case ProfileChange.Contradicts(var sentence) ->
                    throw new CollectionProblem.Contradicts(sentence).exception();
                case ProfileChange.Outdated(var sentence) -> throw new CollectionProblem.Outdated(sentence).exception();
                case ProfileChange.Wanted(var wanted) -> write(current, wanted, terms.reprocess());
            };
        });
    }

    /**
     * Applies a pure function to the newest profile and publishes its result. Returns the published profile; empty
     * where the function returns empty or there is no such collection.
     */
    public Optional<CollectionProfile> update(
            String collectionId, Function<CollectionProfile, Optional<CollectionProfile>> change) {
        return alone(collectionId, () -> {
            var changed = collectionRegistry.find(collectionId).flatMap(change);
            changed.ifPresent(collectionRegistry::publish);
            return changed;
        });
    }

    /** Returns the time of a change that is made now; it is later than the profile's last change. */
    public static Instant later(CollectionProfile profile) {
        return ProfileChange.later(Optional.of(profile), Instant.ofEpochMilli(System.currentTimeMillis()));
    }

    /** Returns the ETag of a profile: the time of its last change in milliseconds. */
    static EntityTag tag(CollectionProfile profile) {
        return new EntityTag(Long.toString(profile.getUpdatedAt().toEpochMilli()));
    }

    private Written write(Optional<CollectionProfile> current, CollectionProfile wanted, boolean reprocess) {
        long photographs = EmbedderDecision.needsCount(current, wanted)
                ? progress.collection(wanted.getCollectionId()).searchable()
                : 0;
        var how = current.isPresent() ? How.CHANGED : How.MADE;
        return switch (EmbedderDecision.of(current, wanted, photographs, reprocess)) {
            case EmbedderDecision.Write(var profile) -> published(current, profile, how);
            case EmbedderDecision.Replace(var profile) -> published(current, profile, How.REPROCESSING);
            case EmbedderDecision.Unsearchable(var former, var next, var count) ->
                throw new CollectionProblem.EmbedderInUse(
                                wanted.getCollectionId(), former.getEndpoint(), next.getEndpoint(), count)
                        .exception();
            case EmbedderDecision.UnderWay(var next) ->
                throw new CollectionProblem.ReplacementUnderWay(wanted.getCollectionId(), next.getEndpoint())
                        .exception();
        };
    }

    private Written published(Optional<CollectionProfile> current, CollectionProfile profile, How how) {
        var unknown = new ArrayList<String>();
        var warnings = new ArrayList<String>();
        for (var finding : endpoints.check(NamedEndpoint.newIn(profile, current))) {
            switch (finding) {
                case EndpointFinding.Exists _ -> {}
                case EndpointFinding.Missing(var sentence) -> unknown.add(sentence);
                case EndpointFinding.Unclear(var sentence) -> warnings.add(sentence);
            }
        }
        if (!unknown.isEmpty()) {
            throw new CollectionProblem.UnknownEndpoints(List.copyOf(unknown)).exception();
        }
        collectionRegistry.publish(profile);
        return new Written(profile, how, List.copyOf(warnings));
    }

    private static void requireConditions(Terms terms, Optional<CollectionProfile> current) {
        var tag = current.map(profile -> "\"" + tag(profile).getValue() + "\"").orElse("absent");
        terms.ifMatch()
                .filter(given -> current.isEmpty() || !(given.strip().equals("*") || lists(given, tag)))
                .ifPresent(given -> {
                    throw new CollectionProblem.PreconditionFailed("If-Match", given, tag).exception();
                });
        terms.ifNoneMatch()
                .filter(given -> current.isPresent() && (given.strip().equals("*") || lists(given, tag)))
                .ifPresent(given -> {
                    throw new CollectionProblem.PreconditionFailed("If-None-Match", given, tag).exception();
                });
    }

    private static boolean lists(String given, String tag) {
        return List.of(given.split(",")).stream().map(String::strip).anyMatch(tag::equals);
    }

    private <T> T alone(String collectionId, Supplier<T> work) {
        var lock = locks.computeIfAbsent(collectionId, _ -> new ReentrantLock());
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
