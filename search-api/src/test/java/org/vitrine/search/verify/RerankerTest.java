package org.vitrine.search.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.mutiny.Uni;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedImage.Rendition;
import org.vitrine.imageindex.ModelReference;
import org.vitrine.search.EdgePictures;
import org.vitrine.search.config.SearchConfig;

class RerankerTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(10);

    private final Map<String, byte[]> store = new ConcurrentHashMap<>();

    /** Reads a rendition from {@link #store}. */
    private Uni<byte[]> stored(Rendition rendition) {
        return Uni.createFrom().item(() -> Optional.ofNullable(store.get(rendition.sha256()))
                .orElseThrow(() -> new IllegalStateException("gone")));
    }

    @Test
    void eachCandidateThatCanBeReadIsCompared() {
        // Given
        store.put("same", EdgePictures.of(1, 0));
        store.put("other", EdgePictures.of(2, 0));
        store.put("no picture", new byte[] {1, 2, 3});
        var verifier = new Reranker(settings(LONG, 8), this::stored);

        // When
        var verified = verify(verifier, image("same"), image("gone"), image("no picture"), image("other"));

        // Then
        assertThat(verified.requested()).isEqualTo(4);
        assertThat(verified.agreements()).containsOnlyKeys("same", "other");
        assertThat(verified.agreements())
                .hasEntrySatisfying("same", found -> assertThat(found.peak()).isGreaterThan(0.7))
                .hasEntrySatisfying("other", found -> assertThat(found.peak()).isLessThan(0.4));
    }

    @Test
    void whatTheStoreDoesNotAnswerInTimeIsNotWaitedFor() {
        // Given
        var verifier = new Reranker(settings(SHORT, 8), _ -> Uni.createFrom().nothing());

        // When
        var verified = verify(verifier, image("a"), image("b"));

        // Then
        assertThat(verified).isEqualTo(RerankResult.none(2));
    }

    @Test
    void whileAStoreHangsLaterSearchesDoNotEvenAskIt() {
        // Given
        var asked = ConcurrentHashMap.<String>newKeySet();
        var verifier = new Reranker(settings(SHORT, 1), rendition -> {
            asked.add(rendition.sha256());
            return Uni.createFrom().nothing();
        });
        verify(verifier, image("first"));

        // When
        var verified = verify(verifier, image("later"));

        // Then
        assertThat(verified).isEqualTo(RerankResult.none(1));
        assertThat(asked).doesNotContain("later");
    }

    @Test
    void resultsOfComparisonsAreCached() {
        // Given
        store.put("same", EdgePictures.of(1, 0));
        var verifier = new Reranker(settings(LONG, 8), this::stored);
        verify(verifier, image("same"));
        store.clear();

        // When
        var verified = verify(verifier, image("same"));

        // Then
        assertThat(verified.agreements()).containsOnlyKeys("same");
    }

    @Test
    void strokesThatWereDrawnAreReadAndThePreparedPictureIsNot() {
        // Given
        store.put("strokes of same", EdgePictures.drawn(1, 0));
        var verifier = new Reranker(settings(LONG, 8), this::stored);

        // When
        var verified = verify(verifier, drawn("same"));

        // Then
        assertThat(verified.agreements())
                .hasEntrySatisfying("same", found -> assertThat(found.peak()).isGreaterThan(0.7));
    }

    @Test
    void whereDrawnStrokesAreOfAnotherKindThePreparedPictureIsRead() {
        // Given
        store.put("strokes of same", EdgePictures.of(2, 0));
        store.put("same", EdgePictures.of(1, 0));
        var verifier = new Reranker(settings(LONG, 8), this::stored);

        // When
        var verified = verify(verifier, drawn("same"));

        // Then
        assertThat(verified.agreements())
                .hasEntrySatisfying("same", found -> assertThat(found.peak()).isGreaterThan(0.7));
    }

    @Test
    void aQueryThatIsNoPictureIsComparedWithNothing() {
        // Given
        store.put("same", EdgePictures.of(1, 0));
        var verifier = new Reranker(settings(LONG, 8), this::stored);

        // When
        var verified = verifier.rerank(Uni.createFrom().item(new byte[] {1}), List.of(image("same")))
                .await()
                .indefinitely();

        // Then
        assertThat(verified).isEqualTo(RerankResult.none(1));
    }

    @Test
    void aComparisonThatCannotBeginReleasesItsPermit() {
        // Given: one permit
        store.put("same", EdgePictures.of(1, 0));
        var failing = new AtomicBoolean(true);
        var verifier = new Reranker(new FailingSettings(settings(LONG, 1), failing), this::stored);
        var failed = verify(verifier, image("same"));
        failing.set(false);

        // When
        var verified = verify(verifier, image("same"));

        // Then
        assertThat(failed).isEqualTo(RerankResult.none(1));
        assertThat(verified.agreements()).containsOnlyKeys("same");
    }

    private static RerankResult verify(Reranker verifier, IndexedImage... candidates) {
        return verifier.rerank(Uni.createFrom().item(EdgePictures.of(1, 30)), List.of(candidates))
                .await()
                .indefinitely();
    }

    private static SearchConfig.Verify settings(Duration budget, int concurrentPhotographs) {
        return new Settings(48, budget, new MemorySize(BigInteger.valueOf(1 << 20)), 2, concurrentPhotographs);
    }

    private record Settings(
            int candidates, Duration budget, MemorySize cache, int concurrentCandidates, int concurrentPhotographs)
            implements SearchConfig.Verify {}

    /** Settings that cannot be read at the begin of a comparison while {@code failing}. */
    private record FailingSettings(SearchConfig.Verify settings, AtomicBoolean failing) implements SearchConfig.Verify {

        @Override
        public int candidates() {
            return settings.candidates();
        }

        @Override
        public Duration budget() {
            return settings.budget();
        }

        @Override
        public MemorySize cache() {
            return settings.cache();
        }

        @Override
        public int concurrentCandidates() {
            if (failing.get()) {
                throw new IllegalStateException("no settings");
            }
            return settings.concurrentCandidates();
        }

        @Override
        public int concurrentPhotographs() {
            return settings.concurrentPhotographs();
        }
    }

    /** Returns an image whose prepared picture has the same name. */
    private static IndexedImage image(String name) {
        return image(name, List.of(rendition("prepared", name)));
    }

    private static IndexedImage drawn(String name) {
        return image(name, List.of(rendition("prepared", name), rendition("strokes", "strokes of " + name)));
    }

    private static Rendition rendition(String kind, String name) {
        return new Rendition(kind, URI.create("s3://vitrine/" + name.hashCode()), "image/png", 1, 1, 1, name);
    }

    private static IndexedImage image(String name, List<Rendition> renditions) {
        var model = new ModelReference("vitrine", "relief-bank", "1", "d1");
        return new IndexedImage(
                name,
                "coins",
                "berlin",
                name,
                name,
                Optional.empty(),
                IndexedImage.Side.UNKNOWN,
                1,
                1,
                "ab",
                Instant.EPOCH,
                Map.of(),
                List.of(),
                List.of(),
                new IndexedImage.Quality(0, 0, 0, 0),
                new IndexedImage.Region(0, 0, 1, 1),
                1,
                1,
                URI.create("s3://vitrine/original"),
                "image/png",
                renditions,
                List.of(),
                model,
                Optional.empty());
    }
}
