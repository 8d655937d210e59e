package org.vitrine.inference.stage;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.vitrine.events.Classified;
import org.vitrine.events.Embedded;
import org.vitrine.events.ImageRejected;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Rendition;
import org.vitrine.events.Topic;
import org.vitrine.flow.CloudEvents;
import org.vitrine.flow.Delivery;
import org.vitrine.flow.FlowConfig;
import org.vitrine.flow.Hopeless;
import org.vitrine.flow.StageRunner;
import org.vitrine.inference.describe.CollectionWishes;
import org.vitrine.inference.describe.Describer;
import org.vitrine.inference.describe.Pictures;
import org.vitrine.inference.measure.Measurements;
import org.vitrine.inference.remote.RemoteFailure;
import org.vitrine.inference.remote.RemoteFault;
import org.vitrine.inference.settings.InferenceConfig;
import org.vitrine.inference.settings.Patience;
import org.vitrine.inference.statement.Description;
import org.vitrine.inference.statement.LabelLimits;
import org.vitrine.inference.statement.Wishes;
import org.vitrine.store.ImageStore;
import org.vitrine.store.NoSuchObject;
import org.vitrine.store.ObjectTooLarge;
import org.vitrine.store.StoreConfig;

/**
 * Has each prepared photograph described, and says what came of it: {@code classified}, then {@code embedded}, both
 * acknowledged before the record is.
 *
 * <p>Nothing blocks: store, remotes and Kafka are all awaited without a thread. Safe to repeat: facts are joined by
 * imageId and digest, so saying them again changes nothing. What follows from a fault stands in {@link RemoteFault}.
 */
@ApplicationScoped
class InferenceStage {

    private static final Logger LOG = Logger.getLogger(InferenceStage.class);
    private static final URI SOURCE = URI.create("/inference-service");
    private static final int AFTER_PROVISIONING = 10;

    private final Multi<Message<Preprocessed>> preprocessed;
    private final MutinyEmitter<Classified> classified;
    private final MutinyEmitter<Embedded> embedded;
    private final MutinyEmitter<ImageRejected> rejected;
    private final ImageStore store;
    private final Describer describer;
    private final CollectionWishes wishes;
    private final Measurements measurements;
    private final InferenceConfig config;

    InferenceStage(
            @Channel("preprocessed") Multi<Message<Preprocessed>> preprocessed,
            @Channel("classified") MutinyEmitter<Classified> classified,
            @Channel("embedded") MutinyEmitter<Embedded> embedded,
            @Channel("image-rejected") MutinyEmitter<ImageRejected> rejected,
            ImageStore store,
            Describer describer,
            CollectionWishes wishes,
            Measurements measurements,
            InferenceConfig config) {
        this.preprocessed = preprocessed;
        this.classified = classified;
        this.embedded = embedded;
        this.rejected = rejected;
        this.store = store;
        this.describer = describer;
        this.wishes = wishes;
        this.measurements = measurements;
        this.config = config;
    }

    void start(
            @Observes @Priority(AFTER_PROVISIONING) StartupEvent start,
            StageRunner runner,
            StoreConfig storeConfig,
            FlowConfig flowConfig) {
        Patience.check(config, storeConfig, flowConfig);
        runner.run("inference", preprocessed, Preprocessed::getImageId, this::work);
    }

    private Uni<Void> work(Delivery<Preprocessed> delivery) {
        var wished = wishes.of(delivery.fact().getCollectionId());
        return pictures(delivery.fact(), wished)
                .chain(pictures -> describer.describe(pictures, wished))
                .chain(description -> say(delivery, description))
                .onFailure(RemoteFailure.class)
                .recoverWithUni(failure -> follow(delivery, (RemoteFailure) failure))
                .onFailure(failure -> failure instanceof NoSuchObject || failure instanceof ObjectTooLarge)
                .transform(failure -> new Hopeless(String.valueOf(failure.getMessage()), failure));
    }

    private Uni<Pictures> pictures(Preprocessed fact, Wishes wished) {
        var prepared = RenditionChoice.prepared(fact);
        if (prepared.isEmpty()) {
            return Uni.createFrom()
                    .failure(new Hopeless(
                            "the event names no prepared rendition, so there is nothing to embed",
                            new IllegalStateException("no rendition of kind PREPARED")));
        }
        if (wished.labels().isEmpty()) {
            return read(prepared.get())
                    .map(picture -> new Pictures(picture, new Pictures.ForLabels.Absent(LabelLimits.notWanted())));
        }
        Uni<Pictures.ForLabels> forLabels =
                switch (RenditionChoice.forLabels(fact)) {
                    case RenditionChoice.Show(var rendition, var original) ->
                        read(rendition).map(picture -> new Pictures.ForLabels.Shown(picture, original));
                    case RenditionChoice.ShowNone(var why) -> Uni.createFrom().item(new Pictures.ForLabels.Absent(why));
                };
        return Uni.combine().all().unis(read(prepared.get()), forLabels).with(Pictures::new);
    }

    private Uni<byte[]> read(Rendition rendition) {
        return store.get(
                URI.create(rendition.getLocation()), config.maxRenditionBytes().asLongValue());
    }

    private Uni<Void> say(Delivery<Preprocessed> delivery, Description description) {
        var fact = delivery.fact();
        description
                .skipped()
                .forEach(skipped -> LOG.infof(
                        "imageId=%s skipped=%s reason=%s %s",
                        fact.getImageId(), skipped.what(), skipped.reasonCode(), skipped.sentence()));
        var now = Instant.now();
        return classified
                .sendMessage(message(Topic.CLASSIFIED, delivery, Facts.classified(fact, description, now)))
                .chain(() ->
                        embedded.sendMessage(message(Topic.EMBEDDED, delivery, Facts.embedded(fact, description, now))))
                .invoke(() -> measurements.described(Measurements.By.TOPIC, description));
    }

    private Uni<Void> follow(Delivery<Preprocessed> delivery, RemoteFailure failure) {
        var fault = failure.fault();
        return switch (fault.consequence()) {
            case RETRY_LATER -> heldBack(fault).chain(() -> Uni.createFrom().failure(failure));
            case DEAD_LETTER -> Uni.createFrom().failure(new Hopeless(fault.sentence(), failure));
            case REJECT -> {
                measurements.rejected(fault.code());
                yield rejected.sendMessage(
                        message(Topic.IMAGE_REJECTED, delivery, Facts.rejected(delivery.fact(), fault, Instant.now())));
            }
        };
    }

    /** Waits as long as the remote asked for, within bounds; the flow's own backoff comes on top. */
    private Uni<Void> heldBack(RemoteFault fault) {
        var asked = fault.retryAfter()
                .orElse(fault instanceof RemoteFault.NotReady ? config.coldStartWait() : Duration.ZERO);
        var wait = asked.compareTo(config.maxWait()) > 0 ? config.maxWait() : asked;
        return wait.isZero()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom().voidItem().onItem().delayIt().by(wait);
    }

    private static <T extends org.apache.avro.specific.SpecificRecord> Message<T> message(
            Topic topic, Delivery<Preprocessed> delivery, T fact) {
        return CloudEvents.message(
                topic,
                delivery.key(),
                fact,
                SOURCE,
                delivery.fact().getOriginalLocation(),
                delivery.trace().next());
    }
}
