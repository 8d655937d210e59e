package org.vitrine.search.accuracy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.vitrine.imageindex.ModelReference;
import org.vitrine.search.near.ScoreFits;
import org.vitrine.search.near.ShippedScoreFits;
import org.vitrine.vision.score.DecisionFit;
import org.vitrine.vision.score.FittedScore;

/**
 * Fits the match score of a collection and model to the decisions of people in that collection.
 *
 * <p>{@link #of} answers from memory and does not block. It starts a refit in the background, at most every
 * {@code vitrine.search.accuracy.refit-every}, and returns the former fit until the new one is ready, or if the
 * decisions cannot be read. With fewer decisions than {@code refit-from} the shipped fit is used.
 */
@ApplicationScoped
class DecisionScoreFits implements ScoreFits {

    private static final Logger LOG = Logger.getLogger(DecisionScoreFits.class);

    private static final int MAX_FITS = 1_000;

    private final ShippedScoreFits shipped;
    private final EvidenceScan scan;
    private final AccuracyConfig config;
    private final Cache<Key, CachedFit> fits =
            Caffeine.newBuilder().maximumSize(MAX_FITS).executor(Runnable::run).build();

    DecisionScoreFits(ShippedScoreFits shipped, EvidenceScan scan, AccuracyConfig config) {
        this.shipped = shipped;
        this.scan = scan;
        this.config = config;
    }

    private record Key(String collectionId, ModelReference model) {}

    /**
     * A fit in memory.
     *
     * @param fit empty if there are too few decisions, or if they have not been read yet
     * @param asOf when the newest refit of this collection and model began
     */
    private record CachedFit(Optional<FittedScore> fit, Instant asOf) {

        static final CachedFit NOT_FITTED = new CachedFit(Optional.empty(), Instant.EPOCH);

        boolean isOlderThan(Duration age, Instant now) {
            return asOf.plus(age).isBefore(now);
        }
    }

    @Override
    public Optional<FittedScore> of(String collectionId, ModelReference model) {
        return shipped.of(collectionId, model).map(shippedFit -> {
            var key = new Key(collectionId, model);
            var now = Instant.now();
            var cached = Optional.ofNullable(fits.getIfPresent(key)).orElse(CachedFit.NOT_FITTED);
            if (cached.isOlderThan(config.refitEvery(), now) && claimRefit(key, cached, now)) {
                refit(key, shippedFit, now);
            }
            return cached.fit().orElse(shippedFit);
        });
    }

    /** Returns true to exactly one of several concurrent searches: that search starts the refit. */
    private boolean claimRefit(Key key, CachedFit cached, Instant now) {
        var claimed = new CachedFit(cached.fit(), now);
        return cached.equals(CachedFit.NOT_FITTED)
                ? fits.asMap().putIfAbsent(key, claimed) == null
                : fits.asMap().replace(key, cached, claimed);
    }

    private void refit(Key key, FittedScore shippedFit, Instant now) {
        var fit = new DecisionFit(config.refitFrom(), DecisionFit.STANDARD.priorQueries());
        Uni.createFrom()
                .deferred(() -> scan.judged(key.collectionId(), Optional.empty()))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> AnsweredQueries.of(found.judged(), key.model(), shippedFit.fit()))
                .map(queries -> fit.ofAnswered(shippedFit, queries))
                .subscribe()
                .with(
                        fitted -> {
                            fits.put(key, new CachedFit(fitted, now));
                            fitted.ifPresent(it -> LOG.debugf(
                                    "collection=%s model=%s score fitted to %d decisions: %s",
                                    key.collectionId(), key.model().name(), it.on(), it.fit()));
                        },
                        failure -> LOG.warnf(
                                "collection=%s model=%s the score is not fitted to decisions, the former fit stays: %s",
                                key.collectionId(), key.model().name(), failure));
    }
}
