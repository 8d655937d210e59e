package org.vitrine.preprocess;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.vitrine.events.Change;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageRejected;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Topic;
import org.vitrine.flow.CloudEvents;
import org.vitrine.flow.Delivery;
import org.vitrine.flow.StageRunner;
import org.vitrine.store.ImageStore;
import org.vitrine.store.NoSuchObject;
import org.vitrine.store.ObjectTooLarge;
import org.vitrine.store.StoreKeys;
import org.vitrine.vision.inspect.ReasonCode;
import org.vitrine.vision.prepare.Preparation;
import org.vitrine.vision.prepare.Preparation.Rendition;

/**
 * Reads an original, has it prepared, stores the renditions, says what came of it.
 *
 * <p>A fault of the photograph goes to {@code image-rejected}; a fault of ours is an exception that {@link StageRunner}
 * retries and dead-letters. Safe to repeat: keys and bytes follow from the original alone. Where only metadata changed,
 * the facts of the same bytes stand and nothing is done.
 */
@ApplicationScoped
class PreprocessStep {

    private static final URI SOURCE = URI.create("/preprocess-service");

    private final ImageStore store;
    private final Preparations preparations;
    private final PreprocessConfig config;
    private final Clock clock;
    private final StageRunner runner;
    private final Multi<Message<ImageArrived>> arrivals;
    private final MutinyEmitter<Preprocessed> preprocessed;
    private final MutinyEmitter<ImageRejected> rejected;

    PreprocessStep(
            ImageStore store,
            Preparations preparations,
            PreprocessConfig config,
            StageRunner runner,
            @Channel("image-arrived") Multi<Message<ImageArrived>> arrivals,
            @Channel("preprocessed") MutinyEmitter<Preprocessed> preprocessed,
            @Channel("image-rejected") MutinyEmitter<ImageRejected> rejected) {
        this.store = store;
        this.preparations = preparations;
        this.config = config;
        this.clock = Clock.systemUTC();
        this.runner = runner;
        this.arrivals = arrivals;
        this.preprocessed = preprocessed;
        this.rejected = rejected;
    }

    void start(@Observes StartupEvent start) {
        runner.run("preprocess", arrivals, ImageArrived::getImageId, this::handle);
    }

    private Uni<Void> handle(Delivery<ImageArrived> delivery) {
        var image = delivery.fact();
        if (image.getChange() == Change.METADATA) {
            return Uni.createFrom().voidItem();
        }
        return store.get(URI.create(image.getLocation()), config.maxBytes())
                .chain(bytes -> preparations.prepare(Optional.of(image.getCollectionId()), bytes))
                .chain(preparation -> switch (preparation) {
                    case Preparation.Prepared prepared -> finish(delivery, prepared);
                    case Preparation.Refused(var code, var sentence) -> reject(delivery, code.code(), sentence);
                })
                .onFailure(ObjectTooLarge.class)
                .recoverWithUni(
                        failure -> reject(delivery, ReasonCode.TOO_LARGE.code(), String.valueOf(failure.getMessage())))
                .onFailure(failure -> failure instanceof NoSuchObject)
                .recoverWithUni(failure -> withdrawnMeanwhile(delivery, failure));
    }

    /**
     * The original is gone: withdrawn since it arrived, or lost. Only a person can tell, so it is dead-lettered at once
     * rather than tried again.
     */
    private Uni<Void> withdrawnMeanwhile(Delivery<ImageArrived> delivery, Throwable failure) {
        return Uni.createFrom()
                .failure(new org.vitrine.flow.Hopeless(
                        "the original of " + delivery.key() + " is gone: " + failure.getMessage(), failure));
    }

    private Uni<Void> finish(Delivery<ImageArrived> delivery, Preparation.Prepared prepared) {
        var image = delivery.fact();
        return Multi.createFrom()
                .iterable(prepared.renditions())
                .onItem()
                .transformToUniAndMerge(rendition -> store.put(
                        key(image, rendition.kind()), rendition.bytes().toByteArray(), rendition.mediaType()))
                .collect()
                .asList()
                .chain(_ -> preprocessed.sendMessage(CloudEvents.message(
                        Topic.PREPROCESSED,
                        delivery.key(),
                        Facts.preprocessed(
                                image, prepared, kind -> store.locationOf(key(image, kind)), clock.instant()),
                        SOURCE,
                        image.getLocation(),
                        delivery.trace().next())));
    }

    private static String key(ImageArrived image, Rendition.Kind kind) {
        return StoreKeys.rendition(image.getCollectionId(), image.getImageId(), image.getSha256(), Facts.file(kind));
    }

    private Uni<Void> reject(Delivery<ImageArrived> delivery, String reasonCode, String sentence) {
        return rejected.sendMessage(CloudEvents.message(
                Topic.IMAGE_REJECTED,
                delivery.key(),
                Facts.rejected(delivery.fact(), reasonCode, sentence, clock.instant()),
                SOURCE,
                delivery.fact().getLocation(),
                delivery.trace().next()));
    }
}
