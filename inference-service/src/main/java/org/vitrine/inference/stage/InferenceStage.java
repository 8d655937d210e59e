package org.vitrine.inference.stage;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.vitrine.admission.rate.Requester;
import org.vitrine.events.Classified;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.Embedded;
import org.vitrine.events.ImageRejected;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Topic;
import org.vitrine.flow.CloudEvents;
import org.vitrine.flow.CollectionProfiles;
import org.vitrine.flow.Delivery;
import org.vitrine.flow.DependencyUnavailable;
import org.vitrine.flow.FlowConfig;
import org.vitrine.flow.NonRetryableFailure;
import org.vitrine.flow.ProfileLookup;
import org.vitrine.flow.StageRunner;
import org.vitrine.inference.cache.InferenceContext;
import org.vitrine.inference.describe.ImageDescriber;
import org.vitrine.inference.describe.InferenceProfiles;
import org.vitrine.inference.describe.RenditionSet;
import org.vitrine.inference.measure.Measurements;
import org.vitrine.inference.remote.RemoteFailure;
import org.vitrine.inference.remote.RemoteRecovery;
import org.vitrine.inference.settings.CallTimeoutCheck;
import org.vitrine.inference.settings.InferenceConfig;
import org.vitrine.inference.statement.InferenceProfile;
import org.vitrine.inference.statement.PhotographDescription;
import org.vitrine.store.ImageStore;
import org.vitrine.store.NoSuchObject;
import org.vitrine.store.ObjectTooLarge;
import org.vitrine.store.StoreConfig;

/**
 * The inference stage of the flow: consumes {@code preprocessed}, has each photograph described, and publishes
 * {@code classified}, then {@code embedded}. Kafka acknowledges both before the record is acknowledged.
 *
 * <p>Nothing blocks: it waits for store, remotes and Kafka without a thread. A record may be processed repeatedly:
 * events are joined by imageId and digest, so publishing them again changes nothing. The consequence of each fault of a
 * remote is defined in {@link org.vitrine.inference.remote.RemoteFault}.
 */
@ApplicationScoped
class InferenceStage {

    private static final Logger LOG = Logger.getLogger(InferenceStage.class);
    private static final URI SOURCE = URI.create("/inference-service");

    private final Multi<Message<byte[]>> preprocessed;
    private final MutinyEmitter<Classified> classified;
    private final MutinyEmitter<Embedded> embedded;
    private final MutinyEmitter<ImageRejected> rejected;
    private final ImageStore store;
    private final ImageDescriber imageDescriber;
    private final CollectionProfiles profiles;
    private final Measurements measurements;
    private final RemoteRecovery recovery;
    private final InferenceConfig config;
    private final boolean byReference;

    InferenceStage(
            @Channel("preprocessed") Multi<Message<byte[]>> preprocessed,
            @Channel("classified") MutinyEmitter<Classified> classified,
            @Channel("embedded") MutinyEmitter<Embedded> embedded,
            @Channel("image-rejected") MutinyEmitter<ImageRejected> rejected,
            ImageStore store,
            ImageDescriber imageDescriber,
            CollectionProfiles profiles,
            Measurements measurements,
            RemoteRecovery recovery,
            InferenceConfig config,
            StoreConfig storeConfig) {
        this.preprocessed = preprocessed;
        this.classified = classified;
        this.embedded = embedded;
        this.rejected = rejected;
        this.store = store;
        this.imageDescriber = imageDescriber;
        this.profiles = profiles;
        this.measurements = measurements;
        this.recovery = recovery;
        this.config = config;
        this.byReference = config.rekognition()
                .byReference()
                .orElse(config.rekognition().endpoint().isEmpty()
                        && storeConfig.endpoint().isEmpty());
    }

    void start(@Observes StartupEvent start, StageRunner runner, StoreConfig storeConfig, FlowConfig flowConfig) {
        CallTimeoutCheck.check(config, storeConfig, flowConfig);
        runner.facts("inference", preprocessed, Preprocessed.class, Preprocessed::getImageId, this::process);
    }

    private Uni<Void> process(Delivery<Preprocessed> delivery) {
        var fact = delivery.fact();
        var pictures = RenditionChoice.of(fact, byReference);
        if (pictures.isEmpty()) {
            return Uni.createFrom()
                    .failure(new NonRetryableFailure(
                            "the event has no rendition of kind PREPARED, which the embedder needs",
                            new IllegalStateException("no rendition of kind PREPARED")));
        }
        return switch (profiles.lookup(fact.getCollectionId())) {
            case ProfileLookup.Known(var profile) -> describe(delivery, pictures.get(), profile);
            case ProfileLookup.Deleted() -> {
                LOG.infof("imageId=%s skipped: collection=%s was deleted", fact.getImageId(), fact.getCollectionId());
                measurements.countWithdrawn();
                yield Uni.createFrom().voidItem();
            }
            case ProfileLookup.Unknown() ->
                Uni.createFrom().failure(() -> profiles.missingProfile(fact.getCollectionId()));
        };
    }

    private Uni<Void> describe(Delivery<Preprocessed> delivery, RenditionSet pictures, CollectionProfile profile) {
        var fact = delivery.fact();
        var inferenceProfile = InferenceProfiles.of(profile);
        return imageDescriber
                .describe(pictures, inferenceProfile, context(fact))
                .chain(description -> publish(delivery, description, inferenceProfile.embedder()))
                .chain(() -> InferenceProfiles.nextEmbedder(profile)
                        .map(next -> publishNextVector(delivery, pictures, inferenceProfile.withEmbedder(next)))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .onFailure(RemoteFailure.class)
                .recoverWithUni(failure -> handleFault(delivery, (RemoteFailure) failure))
                .onFailure(NoSuchObject.class)
                .recoverWithUni(failure -> skipIfWithdrawn(fact, failure))
                .onFailure(ObjectTooLarge.class)
                .transform(failure -> new NonRetryableFailure(String.valueOf(failure.getMessage()), failure));
    }

    /**
     * Publishes the vector of the next embedder while a collection's embedder is being replaced. It does so after all
     * other events, so that searches find the photograph whether the next embedder answers or not. If it fails
     * permanently for this photograph, only that vector is missing.
     */
    private Uni<Void> publishNextVector(
            Delivery<Preprocessed> delivery, RenditionSet pictures, InferenceProfile inferenceProfile) {
        var fact = delivery.fact();
        return imageDescriber
                .vector(pictures, inferenceProfile, context(fact))
                .chain(vector -> embedded.sendMessage(message(
                        Topic.EMBEDDED,
                        delivery,
                        InferenceFacts.embedded(fact, vector, inferenceProfile.embedder(), true, Instant.now()))))
                .onFailure(InferenceStage::isPermanent)
                .recoverWithUni(failure -> {
                    LOG.warnf(
                            "imageId=%s collection=%s has no vector by the next embedder '%s': %s",
                            fact.getImageId(),
                            fact.getCollectionId(),
                            inferenceProfile.embedder().name(),
                            failure.getMessage());
                    return Uni.createFrom().voidItem();
                });
    }

    private static boolean isPermanent(Throwable failure) {
        return failure instanceof RemoteFailure remote
                && switch (remote.fault().consequence()) {
                    case DEAD_LETTER, REJECT -> true;
                    case HOLD_BACK -> false;
                };
    }

    private static InferenceContext context(Preprocessed fact) {
        return new InferenceContext(
                new Requester(fact.getInstitutionId(), fact.getCollectionId(), Requester.Urgency.BATCH),
                Optional.of(new InferenceContext.CataloguedImage(
                        fact.getCollectionId(), fact.getImageId(), fact.getVersion())));
    }

    /**
     * Handles a picture that is missing in the store. If the original is missing too, the image was withdrawn meanwhile
     * and the record ends without output. Otherwise the record is tried again, because a withdrawal deletes the
     * original a moment after its announcement.
     */
    private Uni<Void> skipIfWithdrawn(Preprocessed fact, Throwable failure) {
        return store.exists(ImageStore.keyOf(URI.create(fact.getOriginalLocation())))
                .chain(exists -> {
                    if (exists) {
                        return Uni.createFrom().failure(failure);
                    }
                    LOG.infof("imageId=%s skipped: it was withdrawn meanwhile", fact.getImageId());
                    measurements.countWithdrawn();
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> publish(
            Delivery<Preprocessed> delivery, PhotographDescription description, InferenceProfile.Endpoint embedder) {
        var fact = delivery.fact();
        description
                .skipped()
                .forEach(skipped -> LOG.infof(
                        "imageId=%s skipped=%s reason=%s %s",
                        fact.getImageId(), skipped.what(), skipped.reasonCode(), skipped.sentence()));
        var now = Instant.now();
        return classified
                .sendMessage(message(Topic.CLASSIFIED, delivery, InferenceFacts.classified(fact, description, now)))
                .chain(() -> embedded.sendMessage(message(
                        Topic.EMBEDDED,
                        delivery,
                        InferenceFacts.embedded(fact, description.vector(), embedder, false, now))))
                .invoke(() -> measurements.countDescribed(Measurements.By.TOPIC, description));
    }

    private Uni<Void> handleFault(Delivery<Preprocessed> delivery, RemoteFailure failure) {
        var fault = failure.fault();
        return switch (fault.consequence()) {
            case HOLD_BACK -> holdBack(failure);
            case DEAD_LETTER -> Uni.createFrom().failure(new NonRetryableFailure(fault.sentence(), failure));
            case REJECT -> {
                measurements.countRejected(fault.code());
                yield rejected.sendMessage(message(
                        Topic.IMAGE_REJECTED,
                        delivery,
                        InferenceFacts.rejected(delivery.fact(), fault, Instant.now())));
            }
        };
    }

    private Uni<Void> holdBack(RemoteFailure failure) {
        return Uni.createFrom()
                .failure(new DependencyUnavailable(
                        failure.fault().sentence(), () -> recovery.retrySignal(failure.fault()), failure));
    }

    private static <T extends SpecificRecord> Message<T> message(Topic topic, Delivery<Preprocessed> delivery, T fact) {
        return CloudEvents.message(
                topic,
                delivery.key(),
                fact,
                SOURCE,
                delivery.fact().getOriginalLocation(),
                delivery.trace().next());
    }
}
