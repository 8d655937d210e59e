package org.vitrine.search.verify;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedImage.Rendition;
import org.vitrine.vision.verify.PolarEdgeSpectrum;

/**
 * Cache of the edge maps of indexed images, as {@link PolarEdgeSpectrum}. The key is the digest of the rendition that
 * was read; the most recently used entries stay, within a limit of memory.
 */
final class PolarEdgeSpectrumCache {

    /** Approximate memory of a key and of the cache's own data per entry. */
    private static final int OVERHEAD_BYTES = 300;

    private static final Logger LOG = Logger.getLogger(PolarEdgeSpectrumCache.class);

    static final String PREPARED = "prepared";
    private static final String STROKES = "strokes";

    private final Cache<String, PolarEdgeSpectrum> cache;
    private final RenditionReader renditionReader;
    private final Executor executor;

    PolarEdgeSpectrumCache(long cacheBytes, RenditionReader renditionReader, Executor executor) {
        this.cache = Caffeine.newBuilder()
                .maximumWeight(cacheBytes)
                .weigher((String _, PolarEdgeSpectrum _) -> PolarEdgeSpectrum.SIZE_BYTES + OVERHEAD_BYTES)
                .executor(Runnable::run)
                .build();
        this.renditionReader = renditionReader;
        this.executor = executor;
    }

    /**
     * Returns the spectrum of an image. It is read from the rendition 'strokes', which takes little time because
     * preprocess-service computed it; if that is missing or unreadable, it is computed from the prepared picture. Fails
     * if neither is available. Two concurrent calls for one image may both read it.
     */
    Uni<PolarEdgeSpectrum> of(IndexedImage image) {
        var fromPrepared = image.rendition(PREPARED).map(prepared -> of(prepared, PolarEdgeSpectrum::of));
        var fromStrokes = image.rendition(STROKES).map(strokes -> of(strokes, PolarEdgeSpectrum::read));
        return fromStrokes
                .map(read -> fromPrepared
                        .map(fallback -> read.onFailure()
                                .invoke(failure -> LOG.debugf(
                                        "imageId=%s edge map cannot be read, the prepared picture is used instead: %s",
                                        image.imageId(), failure))
                                .onFailure()
                                .recoverWithUni(fallback))
                        .orElse(read))
                .or(() -> fromPrepared)
                .orElseGet(() -> Uni.createFrom()
                        .failure(new IllegalStateException(
                                "it has neither rendition '%s' nor '%s'".formatted(STROKES, PREPARED))));
    }

    private Uni<PolarEdgeSpectrum> of(Rendition rendition, Function<byte[], PolarEdgeSpectrum> strokes) {
        return Uni.createFrom().deferred(() -> Optional.ofNullable(cache.getIfPresent(rendition.sha256()))
                .map(spectrum -> Uni.createFrom().item(spectrum))
                .orElseGet(() -> renditionReader
                        .read(rendition)
                        .emitOn(executor)
                        .map(strokes)
                        .invoke(spectrum -> cache.put(rendition.sha256(), spectrum))));
    }
}
