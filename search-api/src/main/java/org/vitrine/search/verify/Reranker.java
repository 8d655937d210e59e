package org.vitrine.search.verify;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.vitrine.admission.Bulkhead;
import org.vitrine.admission.Permit;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.search.config.SearchConfig;
import org.vitrine.store.ImageStore;
import org.vitrine.vision.verify.ComparisonWarmUp;
import org.vitrine.vision.verify.CorrelationPeak;

/**
 * Compares query photographs with their candidates by edge maps, within {@code vitrine.search.verify.budget}.
 *
 * <p>A comparison that began within the budget goes on after it, so that the next search finds its result in the cache.
 * It holds its permit until it ends. If the store hangs, a few searches therefore wait for their whole budget and the
 * others do not wait at all. The comparisons run on a thread pool of one thread per processor.
 */
@ApplicationScoped
public class Reranker {

    private static final Logger LOG = Logger.getLogger(Reranker.class);
    private static final int WARM_UP_RUNS = 25;

    private final SearchConfig.Verify config;
    private final RenditionReader renditionReader;
    private final PolarEdgeSpectrumCache spectra;
    private final QueryCorrelations queries = new QueryCorrelations();
    private final Bulkhead bulkhead;
    private final ExecutorService executor = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().name("verify-", 0).daemon().factory());

    @Inject
    Reranker(SearchConfig config, ImageStore store) {
        this(
                config.verify(),
                rendition ->
                        store.get(rendition.location(), config.maxRendition().asLongValue()));
    }

    Reranker(SearchConfig.Verify config, RenditionReader renditionReader) {
        this.config = config;
        this.renditionReader = renditionReader;
        this.spectra = new PolarEdgeSpectrumCache(config.cache().asLongValue(), renditionReader, executor);
        this.bulkhead = new Bulkhead(config.concurrentPhotographs());
    }

    /**
     * Compares a query photograph with its candidates. Never fails: a candidate that cannot be compared, or not in
     * time, is not among the agreements. If all permits are in use, none is compared.
     *
     * @param query reads the prepared picture of the query
     * @param candidates nearest first
     */
    public Uni<RerankResult> rerank(Uni<byte[]> query, List<IndexedImage> candidates) {
        return Uni.createFrom().deferred(() -> {
            if (candidates.isEmpty()) {
                return Uni.createFrom().item(RerankResult.none(0));
            }
            var permit = bulkhead.tryAcquire();
            if (permit.isEmpty()) {
                return Uni.createFrom().item(RerankResult.none(candidates.size()));
            }
            return rerank(query, candidates, permit.get());
        });
    }

    private Uni<RerankResult> rerank(Uni<byte[]> query, List<IndexedImage> candidates, Permit permit) {
        var comparison = new CandidateComparison(spectra, queries, executor, config.budget());
        // deferred, so that the permit is released also where the comparison cannot begin
        Uni<Map<String, CorrelationPeak>> run =
                Uni.createFrom().deferred(() -> comparison.run(query, candidates, config.concurrentCandidates()));
        var completion = run.onFailure()
                .invoke(failure -> LOG.errorf(failure, "the candidates cannot be compared"))
                .onFailure()
                .recoverWithItem(comparison::agreementsSoFar)
                .onTermination()
                .invoke(() -> permit.close())
                .subscribeAsCompletionStage();
        // a copy, because Mutiny cancels the stage when its timeout expires
        return Uni.createFrom()
                .completionStage(completion.copy())
                .ifNoItem()
                .after(config.budget())
                .recoverWithItem(comparison::agreementsSoFar)
                .map(agreements -> new RerankResult(candidates.size(), agreements));
    }

    /** Reads the prepared picture of an indexed image; fails if there is none. */
    public Uni<byte[]> preparedOf(IndexedImage image) {
        return image.rendition(PolarEdgeSpectrumCache.PREPARED)
                .map(renditionReader::read)
                .orElseGet(() -> Uni.createFrom()
                        .failure(new IllegalStateException("image '" + image.imageId() + "' has no rendition '"
                                + PolarEdgeSpectrumCache.PREPARED + "'")));
    }

    /** Compares noise at the start, because the first comparison of a process is slow: see {@link ComparisonWarmUp}. */
    void warmUp(@Observes StartupEvent started) {
        if (config.candidates() > 0) {
            executor.execute(() -> {
                try {
                    ComparisonWarmUp.run(WARM_UP_RUNS);
                } catch (RuntimeException | LinkageError failure) {
                    LOG.errorf(failure, "no candidate can be verified, searches order by cosine alone");
                }
            });
        }
    }

    @PreDestroy
    void close() {
        executor.shutdownNow();
    }
}
