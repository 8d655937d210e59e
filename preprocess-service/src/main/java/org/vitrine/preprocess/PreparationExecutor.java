package org.vitrine.preprocess;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.vitrine.admission.CpuPermits;
import org.vitrine.events.CollectionProfile;
import org.vitrine.flow.CollectionProfiles;
import org.vitrine.vision.inspect.InspectionLimits;
import org.vitrine.vision.prepare.OutlineShape;
import org.vitrine.vision.prepare.Preparation;
import org.vitrine.vision.prepare.PreparationPlan;
import org.vitrine.vision.prepare.Preparer;
import org.vitrine.vision.prepare.SubjectDefaults;
import org.vitrine.vision.prepare.model.OnnxOutlineModel;
import org.vitrine.vision.prepare.model.OutlineModel;
import org.vitrine.vision.prepare.model.PreparationModels;

/**
 * Runs the preparation of photographs on a bounded thread pool, with the steps and the outline shape of the profile of
 * their collection. As many photographs as there are {@link CpuPermits} use the processor at a time; further threads,
 * up to {@code vitrine.preprocess.waiting-for-endpoints}, can wait for a remote endpoint. The pool's queue is not
 * bounded here: the callers bound it, the flow by {@code vitrine.flow.concurrency} and queries by
 * {@code vitrine.preprocess.waiting}.
 */
@ApplicationScoped
class PreparationExecutor {

    private static final int STOP_TIMEOUT_SECONDS = 10;

    private final PreparationPlan plan;
    private final PreparationModels preparationModels;
    private final CollectionProfiles profiles;
    private final MeterRegistry meters;
    private final StepEndpoints endpoints;
    private final CpuPermits cpuPermits;
    private final ExecutorService pool;
    private final AtomicInteger underWay;

    PreparationExecutor(
            PreprocessConfig config,
            CollectionProfiles profiles,
            StepEndpoints endpoints,
            CpuPermits cpuPermits,
            MeterRegistry meters) {
        this.plan = new PreparationPlan(
                PreparationPlan.STANDARD.steps(),
                PreparationPlan.STANDARD.shape(),
                new InspectionLimits(config.maxPixels(), config.minEdgePx(), config.maxFrames()),
                config.squareEdgePx(),
                config.accessEdgePx(),
                config.thumbnailEdgePx());
        this.preparationModels = models(config);
        this.profiles = profiles;
        this.meters = meters;
        this.endpoints = endpoints;
        this.cpuPermits = cpuPermits;
        this.pool = Executors.newFixedThreadPool(
                cpuPermits.count() + config.waitingForEndpoints(),
                Thread.ofPlatform().name("prepare-", 0).factory());
        this.underWay = meters.gauge(PreprocessMetric.UNDER_WAY.meterName(), new AtomicInteger());
    }

    private static PreparationModels models(PreprocessConfig config) {
        var shipped = PreparationModels.shipped();
        if (!config.learntOutlines()) {
            return shipped.withOutline(Optional.empty());
        }
        return config.outlineModel()
                .map(file -> shipped.withOutline(Optional.of(loadOutlineModel(file))))
                .orElse(shipped);
    }

    /**
     * Loads the outline model that an operator configured. If it cannot be loaded, the start fails: with another model
     * pictures would be cut out differently without notice.
     */
    private static OutlineModel loadOutlineModel(Path file) {
        try {
            return OnnxOutlineModel.of(file);
        } catch (IOException | IllegalArgumentException unfit) {
            throw new IllegalStateException(
                    "vitrine.preprocess.outline-model is %s, which cannot be used: %s. Configure another file, or no file to use the shipped model."
                            .formatted(file, unfit.getMessage()),
                    unfit);
        }
    }

    /** Loads the native OpenCV library before the service reports that it is ready. */
    void warmUp(@Observes StartupEvent start) {
        Preparer.warmUp();
    }

    /** Returns the number of photographs that wait for a thread or are in preparation. */
    int underWay() {
        return underWay.get();
    }

    /**
     * Prepares a photograph on the pool; the result is delivered on a thread of the pool, too. A photograph that waits
     * for a thread counts as under way, and its waiting time counts towards a timeout of the caller. If the caller
     * cancels the subscription before the work starts, the work does not start.
     *
     * @param collectionId collection whose profile gives the steps; without a profile, the standard steps for coins are
     *     used
     * @param image image that is prepared
     * @param placement region and angle that people decided for the image
     * @param photograph encoded bytes
     */
    Uni<Preparation> prepare(
            String collectionId, CataloguedImage image, ArrivalPlacement placement, byte[] photograph) {
        return prepare(
                Optional.of(collectionId), Optional.of(image), preparer -> placement.prepare(preparer, photograph));
    }

    /** Prepares a query photograph on the pool, as the method above, with the renditions that the query asks for. */
    Uni<Preparation> prepare(PrepareQuery query, byte[] photograph) {
        return prepare(
                query.collection(),
                Optional.empty(),
                preparer -> preparer.prepare(
                        photograph, query.manualPlacement(), query.renditions(), query.stepPictures()));
    }

    private Uni<Preparation> prepare(
            Optional<String> collectionId, Optional<CataloguedImage> image, Function<Preparer, Preparation> work) {
        var profile = collectionId.flatMap(profiles::find);
        return Uni.createFrom()
                .<Preparation>emitter(answer -> {
                    var task = pool.submit(() -> prepare(profile, image, work, answer));
                    answer.onTermination(() -> task.cancel(false));
                })
                .onSubscription()
                .invoke(underWay::incrementAndGet)
                .onTermination()
                .invoke(underWay::decrementAndGet);
    }

    private void prepare(
            Optional<CollectionProfile> profile,
            Optional<CataloguedImage> image,
            Function<Preparer, Preparation> work,
            UniEmitter<? super Preparation> answer) {
        cpuPermits.withPermit(() -> {
            try {
                answer.complete(timed(preparer(profile, image), work));
            } catch (RuntimeException | LinkageError | OutOfMemoryError fault) {
                answer.fail(fault);
            }
        });
    }

    private Preparer preparer(Optional<CollectionProfile> profile, Optional<CataloguedImage> image) {
        return new Preparer(
                plan.with(steps(profile)).with(shape(profile)),
                profile.map(collectionProfile -> endpoints.of(collectionProfile, image))
                        .orElse(Map.of()),
                preparationModels);
    }

    private static List<String> steps(Optional<CollectionProfile> profile) {
        return profile.map(CollectionProfile::getSteps).orElseGet(PreparationPlan.STANDARD::steps);
    }

    private static OutlineShape shape(Optional<CollectionProfile> profile) {
        return profile.map(collectionProfile -> SubjectDefaults.shape(
                        Optional.ofNullable(collectionProfile.getOutline()), collectionProfile.getSubject()))
                .orElseGet(PreparationPlan.STANDARD::shape);
    }

    private Preparation timed(Preparer preparer, Function<Preparer, Preparation> work) {
        long startNanos = System.nanoTime();
        var preparation = work.apply(preparer);
        var outcome =
                switch (preparation) {
                    case Preparation.Prepared _ -> "prepared";
                    case Preparation.Refused refused -> {
                        meters.counter(
                                        PreprocessMetric.REJECTED.meterName(),
                                        "reason",
                                        refused.code().code())
                                .increment();
                        yield "rejected";
                    }
                };
        meters.timer(PreprocessMetric.PREPARE.meterName(), "outcome", outcome)
                .record(System.nanoTime() - startNanos, TimeUnit.NANOSECONDS);
        return preparation;
    }

    void stop(@Observes ShutdownEvent end) throws InterruptedException {
        pool.shutdown();
        if (!pool.awaitTermination(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            pool.shutdownNow();
        }
    }
}
