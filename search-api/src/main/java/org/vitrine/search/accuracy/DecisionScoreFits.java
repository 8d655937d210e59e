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
 * Fits the score of a collection and model to what people decided there. Answers from memory; reads decisions beside searches, at most every
 * {@code vitrine.search.accuracy.refit-every}, and keeps the former fit where they cannot be read. With fewer decisions than
 * {@code refit-from} the shipped fit stays.
 */
@ApplicationScoped
class DecisionScoreFits implements ScoreFits {

    private static final Logger LOG = Logger.getLogger(DecisionScoreFits.class);

    private static final int MOST_FITS = 1_000;

    private final ShippedScoreFits shipped;
    private final EvidenceScan scan;
    private final AccuracyConfig config;
    private final Cache<Key, Kept> fits =
            Caffeine.newBuilder().maximumSize(MOST_FITS).executor(Runnable::run).build();

    DecisionScoreFits(ShippedScoreFits shipped, EvidenceScan scan, AccuracyConfig config) {
        this.shipped = shipped;
        this.scan = scan;
        this.config = config;
    }

    private record Key(String collectionId, ModelReference model) {}

    /** @param fit empty where there are too few decisions, or they were never read */
    private record Kept(Optional<FittedScore> fit, Instant asOf) {

        static final Kept NEVER = new Kept(Optional.empty(), Instant.EPOCH);

        boolean isOlderThan(Duration age, Instant now) {
            return asOf.plus(age).isBefore(now);
        }
    }

    @Override
    public Optional<FittedScore> of(String collectionId, ModelReference model) {
        return shipped.of(collectionId, model).map(shippedFit -> {
            var key = new Key(collectionId, model);
            var now = Instant.now();
            var kept = Optional.ofNullable(fits.getIfPresent(key)).orElse(Kept.NEVER);
            if (kept.isOlderThan(config.refitEvery(), now) && isFirst(key, kept, now)) {
                refit(key, shippedFit, now);
            }
            return kept.fit().orElse(shippedFit);
        });
    }

    /** Of searches at the same time one begins the reading. */
    private boolean isFirst(Key key, Kept kept, Instant now) {
        var begun = new Kept(kept.fit(), now);
        return kept.equals(Kept.NEVER)
                ? fits.asMap().putIfAbsent(key, begun) == null
                : fits.asMap().replace(key, kept, begun);
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
                            fits.put(key, new Kept(fitted, now));
                            fitted.ifPresent(it -> LOG.debugf(
                                    "collection=%s model=%s score fitted to %d decisions: %s",
                                    key.collectionId(), key.model().name(), it.on(), it.fit()));
                        },
                        failure -> LOG.warnf(
                                "collection=%s model=%s the score is not fitted to decisions, the former fit stays: %s",
                                key.collectionId(), key.model().name(), failure));
    }
}
