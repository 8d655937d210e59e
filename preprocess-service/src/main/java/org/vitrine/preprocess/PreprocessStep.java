package org.vitrine.preprocess;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.vitrine.admission.ByteBudget;
import org.vitrine.events.Change;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageRejected;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Topic;
import org.vitrine.flow.CloudEvents;
import org.vitrine.flow.CollectionProfiles;
import org.vitrine.flow.Delivery;
import org.vitrine.flow.NonRetryableFailure;
import org.vitrine.flow.ProfileLookup;
import org.vitrine.flow.StageRunner;
import org.vitrine.store.ImageStore;
import org.vitrine.store.NoSuchObject;
import org.vitrine.store.ObjectTooLarge;
import org.vitrine.store.StoreKeys;
import org.vitrine.vision.inspect.ReasonCode;
import org.vitrine.vision.prepare.Preparation;
import org.vitrine.vision.prepare.Preparation.Rendition;

/**
 * The preprocess stage of the pipeline: reads {@code image-arrived}, loads the original from the object store, has it
 * prepared, stores the renditions and publishes {@code preprocessed}.
 *
 * <p>A faulty photograph is published on {@code image-rejected}. A technical failure is an exception, which
 * {@link StageRunner} retries and finally dead-letters. An image that was withdrawn meanwhile is neither: the record
 * ends with a log line ({@link RenditionNeed}). Repetition is safe, because keys and bytes follow from the record, its
 * original and the profile alone. A record with a change of metadata only is skipped: the {@code preprocessed} event of
 * the same bytes remains valid.
 */
@ApplicationScoped
class PreprocessStep {

    private static final URI SOURCE = URI.create("/preprocess-service");

    private static final Logger LOG = Logger.getLogger(PreprocessStep.class);

    /**
     * Age up to which an arrival is certain to find the receipt of the next version: half of the least time for which
     * ingest-service keeps receipts of replaced versions.
     */
    private static final Duration RECENT_AGE = Duration.ofHours(12);

    private final ImageStore store;
    private final ReceiptReader receiptReader;
    private final CollectionProfiles profiles;
    private final PreparationExecutor preparationExecutor;
    private final ByteBudget byteBudget;
    private final DecodeLedger ledger;
    private final PreprocessConfig config;
    private final Clock clock;
    private final StageRunner runner;
    private final Multi<Message<byte[]>> arrivals;
    private final MutinyEmitter<Preprocessed> preprocessed;
    private final MutinyEmitter<ImageRejected> rejected;

    PreprocessStep(
            ImageStore store,
            ReceiptReader receiptReader,
            CollectionProfiles profiles,
            PreparationExecutor preparationExecutor,
            ByteBudget byteBudget,
            DecodeLedger ledger,
            PreprocessConfig config,
            StageRunner runner,
            @Channel("image-arrived") Multi<Message<byte[]>> arrivals,
            @Channel("preprocessed") MutinyEmitter<Preprocessed> preprocessed,
            @Channel("image-rejected") MutinyEmitter<ImageRejected> rejected) {
        this.store = store;
        this.receiptReader = receiptReader;
        this.profiles = profiles;
        this.preparationExecutor = preparationExecutor;
        this.byteBudget = byteBudget;
        this.ledger = ledger;
        this.config = config;
        this.clock = Clock.systemUTC();
        this.runner = runner;
        this.arrivals = arrivals;
        this.preprocessed = preprocessed;
        this.rejected = rejected;
    }

    void start(@Observes StartupEvent start) {
        runner.facts("preprocess", arrivals, ImageArrived.class, ImageArrived::getImageId, this::handle);
    }

    private Uni<Void> handle(Delivery<ImageArrived> delivery) {
        var image = delivery.fact();
        if (image.getChange() == Change.METADATA) {
            return Uni.createFrom().voidItem();
        }
        return switch (profiles.lookup(image.getCollectionId())) {
            case ProfileLookup.Known _ -> prepare(delivery);
            case ProfileLookup.Deleted() -> {
                LOG.infof(
                        "stage=preprocess imageId=%s outcome=collection-deleted collection=%s",
                        image.getImageId(), image.getCollectionId());
                yield Uni.createFrom().voidItem();
            }
            case ProfileLookup.Unknown() ->
                Uni.createFrom().failure(() -> profiles.missingProfile(image.getCollectionId()));
        };
    }

    private Uni<Void> prepare(Delivery<ImageArrived> delivery) {
        var image = delivery.fact();
        return ledger.history(ledgerKey(image))
                .chain(history -> prepared(image, history))
                .chain(preparation -> switch (preparation) {
                    case Preparation.Prepared prepared -> finish(delivery, prepared);
                    case Preparation.Refused(var code, var sentence) -> reject(delivery, code.code(), sentence);
                })
                .onFailure(ObjectTooLarge.class)
                .recoverWithUni(() -> reject(delivery, ReasonCode.TOO_LARGE.code(), tooLarge(image.getSizeBytes())))
                .onFailure(NoSuchObject.class)
                .recoverWithUni(failure -> withoutOriginal(image, failure));
    }

    private String tooLarge(long sizeBytes) {
        return new PreprocessProblem.TooManyBytes(sizeBytes, config.maxBytes())
                .detail()
                .detail();
    }

    /**
     * Chooses how to decode by the history of the photograph. A photograph during which a process ended is decoded
     * alone, so that no other photograph is counted as a possible cause if the process ends again.
     */
    private Uni<Preparation> prepared(ImageArrived image, DecodeHistory history) {
        return switch (history) {
            case DecodeHistory.Clean() ->
                byteBudget.withBytes(Math.max(1, image.getSizeBytes()), () -> prepared(image, 1));
            case DecodeHistory.Suspect(int unfinished) ->
                byteBudget.withBytes(Long.MAX_VALUE, () -> prepared(image, unfinished + 1));
            case DecodeHistory.Fatal(int unfinished) -> Uni.createFrom().failure(endedProcesses(image, unfinished));
        };
    }

    private static NonRetryableFailure endedProcesses(ImageArrived image, int unfinished) {
        String reason =
                "the process ended %d times while photograph '%s' version %d was being decoded, at last with no other beside it. It is not decoded again: post a new copy of the file."
                        .formatted(unfinished, image.getImageId(), image.getVersion());
        return new NonRetryableFailure(reason, new IllegalStateException(reason));
    }

    private Uni<Preparation> prepared(ImageArrived image, int attempt) {
        return store.get(URI.create(image.getLocation()), config.maxBytes(), image.getSha256())
                .chain(bytes -> ledger.recordAttempt(
                        ledgerKey(image),
                        attempt,
                        () -> preparationExecutor.prepare(
                                image.getCollectionId(),
                                new CataloguedImage(image.getInstitutionId(), image.getImageId(), image.getVersion()),
                                ArrivalPlacement.of(image),
                                bytes)));
    }

    private static String ledgerKey(ImageArrived image) {
        return "%s/%s/%d".formatted(image.getCollectionId(), image.getImageId(), image.getVersion());
    }

    /**
     * Handles an original that is not in the object store: no failure if the image was withdrawn or replaced meanwhile;
     * otherwise the original is lost, and the record is dead-lettered without a retry.
     */
    private Uni<Void> withoutOriginal(ImageArrived image, Throwable failure) {
        return renditionNeed(image).chain(need -> switch (need) {
            case RenditionNeed.Withdrawn(var version) -> logSkipped(image, "withdrawn", version);
            case RenditionNeed.Superseded(var version) -> logSkipped(image, "superseded", version);
            case RenditionNeed.Needed() ->
                Uni.createFrom()
                        .failure(new NonRetryableFailure(
                                "the original of '%s' version %d is missing, although the image was not withdrawn: %s"
                                        .formatted(image.getImageId(), image.getVersion(), failure.getMessage()),
                                failure));
        });
    }

    private Uni<RenditionNeed> renditionNeed(ImageArrived image) {
        boolean recent = image.getArrivedAt().isAfter(clock.instant().minus(RECENT_AGE));
        var newer = recent
                ? receiptReader.newerThan(image.getCollectionId(), image.getImageId(), image.getVersion())
                : receiptReader.newest(image.getCollectionId(), image.getImageId());
        return newer.map(newest -> RenditionNeed.of(newest, image.getVersion(), image.getSha256()));
    }

    private static Uni<Void> logSkipped(ImageArrived image, String outcome, int byVersion) {
        LOG.infof(
                "stage=preprocess imageId=%s version=%d outcome=%s byVersion=%d",
                image.getImageId(), image.getVersion(), outcome, byVersion);
        return Uni.createFrom().voidItem();
    }

    /**
     * Stores the renditions, then reads the receipt once more. A withdrawal that was processed meanwhile deleted only
     * the renditions that existed then; those that were written after it would stay for ever, so they are deleted here.
     */
    private Uni<Void> finish(Delivery<ImageArrived> delivery, Preparation.Prepared prepared) {
        var image = delivery.fact();
        return storeRenditions(image, prepared)
                .chain(() -> renditionNeed(image))
                .chain(need -> switch (need) {
                    case RenditionNeed.Withdrawn(var version) ->
                        store.deletePrefix(StoreKeys.renditions(
                                        image.getCollectionId(),
                                        image.getImageId(),
                                        image.getVersion(),
                                        image.getSha256()))
                                .chain(() -> logSkipped(image, "withdrawn", version));
                    case RenditionNeed.Needed(), RenditionNeed.Superseded _ -> publish(delivery, prepared);
                });
    }

    private Uni<Void> storeRenditions(ImageArrived image, Preparation.Prepared prepared) {
        return Multi.createFrom()
                .iterable(prepared.renditions())
                .onItem()
                .transformToUniAndMerge(rendition -> store.put(
                        key(image, rendition.kind()),
                        rendition.bytes().toByteArray(),
                        rendition.bytes().sha256(),
                        rendition.mediaType()))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> publish(Delivery<ImageArrived> delivery, Preparation.Prepared prepared) {
        var image = delivery.fact();
        return preprocessed.sendMessage(CloudEvents.message(
                Topic.PREPROCESSED,
                delivery.key(),
                PreprocessFacts.preprocessed(
                        image, prepared, kind -> store.locationOf(key(image, kind)), clock.instant()),
                SOURCE,
                image.getLocation(),
                delivery.trace().next()));
    }

    private static String key(ImageArrived image, Rendition.Kind kind) {
        return StoreKeys.rendition(
                image.getCollectionId(),
                image.getImageId(),
                image.getVersion(),
                image.getSha256(),
                PreprocessFacts.file(kind));
    }

    private Uni<Void> reject(Delivery<ImageArrived> delivery, String reasonCode, String sentence) {
        return rejected.sendMessage(CloudEvents.message(
                Topic.IMAGE_REJECTED,
                delivery.key(),
                PreprocessFacts.rejected(delivery.fact(), reasonCode, sentence, clock.instant()),
                SOURCE,
                delivery.fact().getLocation(),
                delivery.trace().next()));
    }
}
