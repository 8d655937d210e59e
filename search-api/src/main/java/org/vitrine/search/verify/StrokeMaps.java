package org.vitrine.search.verify;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.vitrine.imageindex.IndexedImage.Rendition;
import org.vitrine.vision.verify.StrokeMap;

/** Strokes of prepared pictures, by the digest of the picture: the last ones asked for are remembered. */
final class StrokeMaps {

    /** Of a key and of the cache's own bookkeeping, about. */
    private static final int OVERHEAD_BYTES = 300;

    private final Cache<String, StrokeMap> known;
    private final Pictures pictures;
    private final Executor cores;

    StrokeMaps(long cacheBytes, Pictures pictures, Executor cores) {
        this.known = Caffeine.newBuilder()
                .maximumWeight(cacheBytes)
                .weigher((String _, StrokeMap _) -> StrokeMap.SIZE_BYTES + OVERHEAD_BYTES)
                .executor(Runnable::run)
                .build();
        this.pictures = pictures;
        this.cores = cores;
    }

    /** Fails where the picture is gone or is none. Two that ask for the same at once may both read it. */
    Uni<StrokeMap> of(Rendition prepared) {
        return Optional.ofNullable(known.getIfPresent(prepared.sha256()))
                .map(map -> Uni.createFrom().item(map))
                .orElseGet(() -> pictures.read(prepared)
                        .emitOn(cores)
                        .map(StrokeMap::of)
                        .invoke(map -> known.put(prepared.sha256(), map)));
    }
}
