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
import org.vitrine.events.CollectionProfile;
import org.vitrine.flow.CollectionProfiles;
import org.vitrine.vision.inspect.InspectionLimits;
import org.vitrine.vision.prepare.ManualPlacement;
import org.vitrine.vision.prepare.OnnxOutlineModel;
import org.vitrine.vision.prepare.OutlineModel;
import org.vitrine.vision.prepare.OutlineShape;
import org.vitrine.vision.prepare.Preparation;
import org.vitrine.vision.prepare.PreparationModels;
import org.vitrine.vision.prepare.PreparationPlan;
import org.vitrine.vision.prepare.Preparer;
import org.vitrine.vision.prepare.SubjectDefaults;

/**
 * Prepares photographs, as many at the same time as there are cores, by the profile of their collection; those that wait for
 * an endpoint come on top. What waits is bounded by the
 * callers: the flow by {@code vitrine.flow.concurrency}, queries by {@code vitrine.preprocess.waiting}.
 */
@ApplicationScoped
class PreparationExecutor {

    private static final int STOP_WITHIN_SECONDS = 10;

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
            return shipped.outlining(Optional.empty());
        }
        return config.outlineModel()
                .map(file -> shipped.outlining(Optional.of(outlines(file))))
                .orElse(shipped);
    }

    /** A model that was named and cannot be had stops the service: by another one pictures would be cut out otherwise, unnoticed. */
    private static OutlineModel outlines(Path file) {
        try {
            return OnnxOutlineModel.of(file);
        } catch (IOException | IllegalArgumentException unfit) {
            throw new IllegalStateException(
                    "vitrine.preprocess.outline-model is %s, which is no model of outlines: %s; name another, or none for the one that ships"
                            .formatted(file, unfit.getMessage()),
                    unfit);
        }
    }

    /** Loads the native library before the service says it is ready. */
    void warmUp(@Observes StartupEvent start) {
        Preparer.warmUp();
    }

    /** Photographs waiting or in preparation. */
    int underWay() {
        return underWay.get();
    }

    /**
     * Prepares on the pool; the result is delivered there, too. What waits for the pool counts as under way, and the time
     * it waits counts for whoever limits the answer's; what nobody waits for any more is not begun.
     */
    Uni<Preparation> prepare(Optional<String> collectionId, Optional<CataloguedImage> image, byte[] photograph) {
        return prepare(collectionId, image, preparer -> preparer.prepare(photograph, ManualPlacement.NOTHING, false));
    }

    /** The same of a query photograph. */
    Uni<Preparation> prepare(PrepareQuery query, byte[] photograph) {
        return prepare(
                query.collection(),
                Optional.empty(),
                preparer -> preparer.prepare(photograph, query.byHand(), query.stepPictures()));
    }

    private Uni<Preparation> prepare(
            Optional<String> collectionId, Optional<CataloguedImage> image, Function<Preparer, Preparation> work) {
        var profile = collectionId.flatMap(profiles::find);
        return Uni.createFrom()
                .<Preparation>emitter(answer -> {
                    var begun = pool.submit(() -> prepare(profile, image, work, answer));
                    answer.onTermination(() -> begun.cancel(false));
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
        cpuPermits.taken(() -> {
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
                profile.map(known -> endpoints.of(known, image)).orElse(Map.of()),
                preparationModels);
    }

    private static List<String> steps(Optional<CollectionProfile> profile) {
        return profile.map(CollectionProfile::getSteps).orElseGet(PreparationPlan.STANDARD::steps);
    }

    private static OutlineShape shape(Optional<CollectionProfile> profile) {
        return profile.map(known -> SubjectDefaults.shape(Optional.ofNullable(known.getOutline()), known.getSubject()))
                .orElseGet(PreparationPlan.STANDARD::shape);
    }

    private Preparation timed(Preparer preparer, Function<Preparer, Preparation> work) {
        long since = System.nanoTime();
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
                .record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
        return preparation;
    }

    void stop(@Observes ShutdownEvent end) throws InterruptedException {
        pool.shutdown();
        if (!pool.awaitTermination(STOP_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            pool.shutdownNow();
        }
    }
}
