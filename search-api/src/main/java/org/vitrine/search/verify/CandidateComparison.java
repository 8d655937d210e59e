package org.vitrine.search.verify;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.vision.verify.CorrelationPeak;
import org.vitrine.vision.verify.PolarCorrelation;

/**
 * Compares one query photograph with its candidates, the nearest first, until the budget is used up. A candidate that
 * cannot be compared does not affect the others; all failures are logged in one line.
 */
final class CandidateComparison {

    private static final Logger LOG = Logger.getLogger(CandidateComparison.class);

    private final PolarEdgeSpectrumCache spectra;
    private final QueryCorrelations queries;
    private final Executor executor;
    private final long deadlineNanos;
    private final Map<String, CorrelationPeak> agreements = new ConcurrentHashMap<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    CandidateComparison(PolarEdgeSpectrumCache spectra, QueryCorrelations queries, Executor executor, Duration budget) {
        this.spectra = spectra;
        this.queries = queries;
        this.executor = executor;
        this.deadlineNanos = System.nanoTime() + budget.toNanos();
    }

    /** Returns the agreements computed so far, by imageId. May be called from any thread while the comparison runs. */
    Map<String, CorrelationPeak> agreementsSoFar() {
        return Map.copyOf(agreements);
    }

    /**
     * Runs the comparison. Ends when all candidates are compared, or when those that began within the budget are. Never
     * fails: if the query picture cannot be read, the result is empty.
     *
     * @param query reads the prepared picture of the query
     * @param candidates nearest first
     * @param concurrency maximum number of candidates that are read from the store concurrently
     */
    Uni<Map<String, CorrelationPeak>> run(Uni<byte[]> query, List<IndexedImage> candidates, int concurrency) {
        return query.emitOn(executor)
                .map(queries::of)
                .chain(comparison -> Multi.createFrom()
                        .iterable(candidates)
                        .onItem()
                        .transformToUni(candidate -> compare(comparison, candidate))
                        .merge(concurrency)
                        .onItem()
                        .ignoreAsUni())
                .onFailure()
                .invoke(failure -> LOG.warnf("the prepared picture of the query cannot be compared: %s", failure))
                .onFailure()
                .recoverWithNull()
                .invoke(this::logFailures)
                .replaceWith(this::agreementsSoFar);
    }

    private Uni<Void> compare(PolarCorrelation comparison, IndexedImage candidate) {
        if (System.nanoTime() - deadlineNanos > 0) {
            return Uni.createFrom().voidItem();
        }
        return spectra.of(candidate)
                .emitOn(executor)
                .invoke(spectrum -> agreements.put(candidate.imageId(), comparison.correlate(spectrum)))
                .onFailure()
                .invoke(failure -> recordFailure(candidate, failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private void recordFailure(IndexedImage candidate, Throwable failure) {
        failures.add("imageId=%s: %s".formatted(candidate.imageId(), failure));
    }

    private void logFailures() {
        if (!failures.isEmpty()) {
            LOG.warnf(
                    "%d candidates cannot be compared and count by their cosine alone, the first: %s",
                    failures.size(), failures.getFirst());
        }
    }
}
