package org.vitrine.search.propose;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.vitrine.events.Indexed;
import org.vitrine.events.Proposed;
import org.vitrine.events.Topic;
import org.vitrine.flow.CloudEvents;
import org.vitrine.flow.CollectionProfiles;
import org.vitrine.flow.Delivery;
import org.vitrine.flow.ProfileLookup;
import org.vitrine.flow.StageRunner;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.ModelReference;

/**
 * Kafka stage that searches by each photograph once it is indexed, and writes the result to topic {@code proposed}. The
 * topic {@code indexed} also has records of documents that changed for another reason, such as a decision or the
 * proposal itself: {@link ProposalNeed} filters these out, most of them without a read of the index.
 *
 * <p>Safe to repeat. An outage of OpenSearch, the image store or Kafka holds records back.
 */
@ApplicationScoped
class ProposeStage {

    private static final Logger LOG = Logger.getLogger(ProposeStage.class);
    private static final URI SOURCE = URI.create("/search-api");

    /** Maximum number of proposals in memory: those that were sent and may not be in their documents yet. */
    private static final int MAX_SENT = 100_000;

    private static final Duration SENT_RETENTION = Duration.ofMinutes(10);

    private final Multi<Message<byte[]>> indexed;
    private final MutinyEmitter<Proposed> proposed;
    private final ImageIndex index;
    private final ProposalSearch search;
    private final SearchPriority searchPriority;
    private final IngestActivity ingestActivity;
    private final CollectionProfiles profiles;
    private final ProposeConfig config;
    private final ProposalRate proposalRate;
    private final Cache<String, Sent> sent = Caffeine.newBuilder()
            .maximumSize(MAX_SENT)
            .expireAfterWrite(SENT_RETENTION)
            .executor(Runnable::run)
            .build();

    /** What a proposal was computed from: the bytes of the photograph and the embedder. */
    private record Sent(String sha256, ModelReference model) {}

    ProposeStage(
            @Channel("indexed") Multi<Message<byte[]>> indexed,
            @Channel("proposed") MutinyEmitter<Proposed> proposed,
            ImageIndex index,
            ProposalSearch search,
            SearchPriority searchPriority,
            NewestEmbeddedRecord newestEmbeddedRecord,
            CollectionProfiles profiles,
            ProposeConfig config) {
        this.indexed = indexed;
        this.proposed = proposed;
        this.index = index;
        this.search = search;
        this.searchPriority = searchPriority;
        this.ingestActivity = IngestActivity.of(Uni.createFrom().deferred(newestEmbeddedRecord::timestamp), config);
        this.profiles = profiles;
        this.config = config;
        this.proposalRate = new ProposalRate(config.perSecond());
    }

    void start(@Observes StartupEvent start, StageRunner runner) {
        if (config.enabled()) {
            runner.facts("propose", indexed, Indexed.class, Indexed::getImageId, this::process);
        }
    }

    private Uni<Void> process(Delivery<Indexed> delivery) {
        var fact = delivery.fact();
        if (ProposalNeed.isRuledOutBy(fact, config.catalogued())) {
            return Uni.createFrom().voidItem();
        }
        return switch (profiles.lookup(fact.getCollectionId())) {
            case ProfileLookup.Known _ ->
                delay(settleDelay(fact))
                        .chain(() -> index.find(fact.getImageId()))
                        .chain(found -> propose(delivery, found));
            case ProfileLookup.Deleted() -> Uni.createFrom().voidItem();
            case ProfileLookup.Unknown() ->
                Uni.createFrom().failure(() -> profiles.missingProfile(fact.getCollectionId()));
        };
    }

    /** Time until searches find what was indexed at the same time; zero or negative if that has passed. */
    private Duration settleDelay(Indexed fact) {
        return Duration.between(Instant.now(), fact.getIndexedAt().plus(config.settles()));
    }

    private Uni<Void> propose(Delivery<Indexed> delivery, Optional<IndexedImage> found) {
        return switch (ProposalNeed.of(delivery.fact().getVersion(), found, config.catalogued())) {
            case ProposalNeed.NotNeeded(var reason) -> {
                LOG.debugf("imageId=%s no proposal: %s", delivery.fact().getImageId(), reason);
                yield Uni.createFrom().voidItem();
            }
            case ProposalNeed.Needed(var image)
            when wasSent(image) -> Uni.createFrom().voidItem();
            case ProposalNeed.Needed(var image) ->
                ingestActivity
                        .awaitQuiet()
                        .chain(() -> delay(proposalRate.reserve(System.nanoTime())))
                        .chain(searchPriority::afterSearches)
                        .chain(() -> search.propose(image))
                        .chain(proposal -> send(delivery, image, proposal));
        };
    }

    private boolean wasSent(IndexedImage image) {
        return new Sent(image.sha256(), image.model()).equals(sent.getIfPresent(image.imageId()));
    }

    private Uni<Void> send(Delivery<Indexed> delivery, IndexedImage image, Proposal proposal) {
        var fact = ProposedFacts.of(image, proposal, Instant.now());
        var message = CloudEvents.message(
                Topic.PROPOSED,
                image.imageId(),
                fact,
                SOURCE,
                image.original().toString(),
                delivery.trace().next());
        return proposed.sendMessage(message)
                .invoke(() -> sent.put(image.imageId(), new Sent(image.sha256(), image.model())));
    }

    private static Uni<Void> delay(Duration time) {
        return time.isPositive()
                ? Uni.createFrom().voidItem().onItem().delayIt().by(time)
                : Uni.createFrom().voidItem();
    }
}
