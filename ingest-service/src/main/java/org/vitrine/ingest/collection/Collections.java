package org.vitrine.ingest.collection;

import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.Topic;
import org.vitrine.flow.CloudEvents;
import org.vitrine.flow.CollectionProfiles;
import org.vitrine.flow.TraceParent;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.settings.IngestConfig;

/** The profiles of the flow, and those written here that have not come round yet. */
@ApplicationScoped
public class Collections {

    private static final URI SOURCE = URI.create("/ingest-service");

    private final CollectionProfiles profiles;
    private final MutinyEmitter<CollectionProfile> changes;
    private final Map<String, CollectionProfile> written = new ConcurrentHashMap<>();
    private final Duration timeout;

    Collections(
            CollectionProfiles profiles,
            @Channel("collections") MutinyEmitter<CollectionProfile> changes,
            IngestConfig config) {
        this.profiles = profiles;
        this.changes = changes;
        this.timeout = config.stepTimeout();
    }

    public Optional<CollectionProfile> find(String collectionId) {
        return newest(profiles.find(collectionId), Optional.ofNullable(written.get(collectionId)));
    }

    /** Or the problem that says how to make it. */
    public CollectionProfile require(String collectionId) {
        return find(collectionId).orElseThrow(() -> new IngestProblem.UnknownCollection(collectionId).exception());
    }

    public List<CollectionProfile> all() {
        var all = new TreeMap<String, CollectionProfile>();
        profiles.all().forEach(profile -> all.put(profile.getCollectionId(), profile));
        written.keySet().forEach(id -> find(id).ifPresent(profile -> all.put(id, profile)));
        return List.copyOf(all.values());
    }

    /** Returns when every service will come to know it. */
    void publish(CollectionProfile profile) {
        String id = profile.getCollectionId();
        var message = CloudEvents.message(Topic.COLLECTIONS, id, profile, SOURCE, "", TraceParent.start());
        changes.sendMessage(message).await().atMost(timeout);
        written.merge(id, profile, (before, now) -> newest(Optional.of(before), Optional.of(now))
                .orElseThrow());
        written.values().removeIf(this::cameRound);
    }

    private boolean cameRound(CollectionProfile profile) {
        return profiles.find(profile.getCollectionId())
                .filter(known -> !known.getUpdatedAt().isBefore(profile.getUpdatedAt()))
                .isPresent();
    }

    private static Optional<CollectionProfile> newest(
            Optional<CollectionProfile> known, Optional<CollectionProfile> own) {
        return Stream.concat(known.stream(), own.stream()).max(Comparator.comparing(CollectionProfile::getUpdatedAt));
    }
}
