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
    record Conditions(Optional<String> ifMatch, Optional<String> ifNoneMatch, boolean reprocess) {}

    /** How a profile was written. */
    enum WriteKind {
        CREATED,
        CHANGED,
        /** Changed except for the embedder: the photographs are reprocessed before the next embedder is used. */
        REPROCESSING
    }

    /**
     * A written profile.
     *
     * @param warnings sentences on what could not be checked
     */
    record Written(CollectionProfile profile, WriteKind kind, List<String> warnings) {}

    /**
     * Applies a change to the present profile and writes the result. Throws the problem for the client where the change
     * is refused.
     *
     * @param change pure function of the present profile, which is empty for a new collection
     */
    Written change(
            String collectionId, Conditions conditions, Function<Optional<CollectionProfile>, ProfileChange> change) {
        return withLock(collectionId, () -> {
            var current = collectionRegistry.find(collectionId);
            requireConditions(conditions, current);
            current.filter(profile -> profile.getDeletingSince() != null).ifPresent(deleted -> {
                throw new CollectionProblem.BeingDeleted(collectionId).exception();
            });
            return switch (change.apply(current)) {
                case ProfileChange.Malformed(var sentence) -> throw new IngestProblem.Malformed(sentence).exception();
                case ProfileChange.MalformedEndpoint(var sentence) ->
                    throw new CollectionProblem.MalformedEndpoint(sentence).exception();
                case ProfileChange.Contradictory(var sentence) ->
                    throw new CollectionProblem.ContradictoryProfile(sentence).exception();
                case ProfileChange.Outdated(var sentence) ->
                    throw new CollectionProblem.OutdatedProfile(sentence).exception();
                case ProfileChange.Requested(var requested) -> write(current, requested, conditions.reprocess());
            };
        });
    }

    /**
     * Applies a pure function to the newest profile and publishes its result. Returns the published profile; empty
     * where the function returns empty or there is no such collection.
     */
    public Optional<CollectionProfile> update(
            String collectionId, Function<CollectionProfile, Optional<CollectionProfile>> change) {
        return withLock(collectionId, () -> {
            var changed = collectionRegistry.find(collectionId).flatMap(change);
            changed.ifPresent(collectionRegistry::publish);
            return changed;
        });
    }

    /** Returns the time of a change that is made now; it is later than the profile's last change. */
    public static Instant timeOfChange(CollectionProfile profile) {
        return ProfileChange.timeOfChange(Optional.of(profile), Instant.ofEpochMilli(System.currentTimeMillis()));
    }

    /** Returns the ETag of a profile: the time of its last change in milliseconds. */
    static EntityTag tag(CollectionProfile profile) {
        return new EntityTag(Long.toString(profile.getUpdatedAt().toEpochMilli()));
    }

    private Written write(Optional<CollectionProfile> current, CollectionProfile requested, boolean reprocess) {
        long photographs = EmbedderDecision.needsCount(current, requested)
                ? progress.collection(requested.getCollectionId()).searchable()
                : 0;
        var kind = current.isPresent() ? WriteKind.CHANGED : WriteKind.CREATED;
        return switch (EmbedderDecision.of(current, requested, photographs, reprocess)) {
            case EmbedderDecision.Write(var profile) -> publish(current, profile, kind);
            case EmbedderDecision.Replace(var profile) -> publish(current, profile, WriteKind.REPROCESSING);
            case EmbedderDecision.Unsearchable(var former, var next, var count) ->
                throw new CollectionProblem.EmbedderInUse(
                                requested.getCollectionId(), former.getEndpoint(), next.getEndpoint(), count)
                        .exception();
            case EmbedderDecision.InProgress(var next) ->
                throw new CollectionProblem.ReplacementInProgress(requested.getCollectionId(), next.getEndpoint())
                        .exception();
        };
    }

    private Written publish(Optional<CollectionProfile> current, CollectionProfile profile, WriteKind kind) {
        var unknown = new ArrayList<String>();
        var warnings = new ArrayList<String>();
        for (var finding : endpoints.check(NamedEndpoint.addedIn(profile, current))) {
            switch (finding) {
                case EndpointFinding.Exists _ -> {}
                case EndpointFinding.Missing(var sentence) -> unknown.add(sentence);
                case EndpointFinding.Unverified(var sentence) -> warnings.add(sentence);
            }
        }
        if (!unknown.isEmpty()) {
            throw new CollectionProblem.UnknownEndpoints(List.copyOf(unknown)).exception();
        }
        collectionRegistry.publish(profile);
        return new Written(profile, kind, List.copyOf(warnings));
    }

    private static void requireConditions(Conditions conditions, Optional<CollectionProfile> current) {
        var tag = current.map(profile -> "\"" + tag(profile).getValue() + "\"").orElse("absent");
        conditions
                .ifMatch()
                .filter(given -> current.isEmpty() || !(given.strip().equals("*") || containsTag(given, tag)))
                .ifPresent(given -> {
                    throw new CollectionProblem.PreconditionFailed("If-Match", given, tag).exception();
                });
        conditions
                .ifNoneMatch()
                .filter(given -> current.isPresent() && (given.strip().equals("*") || containsTag(given, tag)))
                .ifPresent(given -> {
                    throw new CollectionProblem.PreconditionFailed("If-None-Match", given, tag).exception();
                });
    }

    private static boolean containsTag(String given, String tag) {
        return List.of(given.split(",")).stream().map(String::strip).anyMatch(tag::equals);
    }

    private <T> T withLock(String collectionId, Supplier<T> work) {
        var lock = locks.computeIfAbsent(collectionId, _ -> new ReentrantLock());
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
