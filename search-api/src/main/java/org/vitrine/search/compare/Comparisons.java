package org.vitrine.search.compare;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.vitrine.admission.Bulkhead;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.IndexedImage.Rendition;
import org.vitrine.search.collection.ReadableCollections;
import org.vitrine.search.compare.ComparedPicture.EncodedPicture;
import org.vitrine.search.config.SearchConfig;
import org.vitrine.search.photograph.QueryImageAnalyzer;
import org.vitrine.search.problem.SearchProblem;
import org.vitrine.search.view.Links;
import org.vitrine.store.DamagedObject;
import org.vitrine.store.ImageStore;
import org.vitrine.store.NoSuchObject;
import org.vitrine.vision.compare.PictureComparison;
import org.vitrine.vision.compare.UnreadablePicture;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Reads or prepares two pictures and compares them. At most {@code vitrine.search.compare.concurrent} comparisons run
 * at a time, on as many threads; a {@link Bulkhead} queues the others.
 */
@ApplicationScoped
class Comparisons {

    private static final Logger LOG = Logger.getLogger(Comparisons.class);
    private static final String PREPARED = "prepared";

    private final ImageStore store;
    private final ReadableCollections readableCollections;
    private final QueryImageAnalyzer queryImageAnalyzer;
    private final SearchConfig config;
    private final Bulkhead bulkhead;
    private final ExecutorService executor;

    Comparisons(
            ImageStore store,
            ReadableCollections readableCollections,
            QueryImageAnalyzer queryImageAnalyzer,
            SearchConfig config) {
        this.store = store;
        this.readableCollections = readableCollections;
        this.queryImageAnalyzer = queryImageAnalyzer;
        this.config = config;
        this.bulkhead =
                new Bulkhead(config.compare().concurrent(), config.compare().waiting(), () -> new SearchProblem.Busy(
                                config.retryAfter())
                        .exception());
        this.executor = Executors.newFixedThreadPool(
                config.compare().concurrent(),
                Thread.ofPlatform().name("compare-", 0).daemon().factory());
    }

    /** Compares two indexed images, which may be of different collections. Blocks: call it on a virtual thread. */
    ComparisonResult ofImages(String a, String b) {
        var reader = readableCollections.ofCaller();
        // Both are found before a picture is read: otherwise the answer would depend on which of them fails first.
        return withPermit(() -> Uni.combine()
                .all()
                .unis(reader.image(a), reader.image(b))
                .asTuple()
                .chain(both -> Uni.combine()
                        .all()
                        .unis(prepared(both.getItem1()), prepared(both.getItem2()))
                        .asTuple())
                .chain(both -> compare(both.getItem1(), both.getItem2())));
    }

    /**
     * Compares a photograph with an indexed image. The photograph is prepared as those of the collection are. Blocks:
     * call it on a virtual thread.
     *
     * @param photograph file with the photograph, for as long as the request lasts
     * @param collection collection whose profile states how the photograph is prepared; that of the image if empty
     */
    ComparisonResult ofPhotograph(Path photograph, String imageId, Optional<String> collection) {
        var reader = readableCollections.ofCaller();
        return withPermit(() -> reader.image(imageId).chain(image -> {
            var profile = reader.find(collection.orElse(image.collectionId()));
            return Uni.combine()
                    .all()
                    .unis(queryImageAnalyzer.prepare(photograph, profile.collectionId()), prepared(image))
                    .asTuple()
                    .chain(both -> {
                        var picture = both.getItem1().picture(PREPARED).orElseThrow(() -> new SearchProblem.Unavailable(
                                        "preprocess-service", config.retryAfter())
                                .exception());
                        return compare(ComparedPicture.of(picture), both.getItem2());
                    });
        }));
    }

    private ComparisonResult withPermit(Supplier<Uni<ComparisonResult>> work) {
        return bulkhead.call(config.turnTimeout(), () -> work.get().await().indefinitely());
    }

    private Uni<ComparisonResult> compare(ComparedPicture a, ComparedPicture b) {
        return Uni.createFrom().item(a).emitOn(executor).map(_ -> {
            try {
                return new ComparisonResult(
                        a,
                        b,
                        PictureComparison.of(a.content().bytes(), b.content().bytes()));
            } catch (UnreadablePicture unreadable) {
                var picture = unreadable.isFirst() ? a : b;
                throw new SearchProblem.NotPrepared(
                                picture.imageId().orElse("of the request"), "its prepared picture cannot be decoded")
                        .exception();
            }
        });
    }

    private Uni<ComparedPicture> prepared(IndexedImage image) {
        Rendition rendition =
                image.rendition(PREPARED).orElseThrow(() -> notPrepared(image, "it has no rendition 'prepared'"));
        return store.get(rendition.location(), config.maxRendition().asLongValue())
                .map(bytes -> new ComparedPicture(
                        Optional.of(image.imageId()),
                        Links.of(image).prepared().orElseThrow(),
                        new EncodedPicture(bytes, rendition.mediaType())))
                .onFailure(NoSuchObject.class)
                .transform(_ -> notPrepared(image, "its rendition 'prepared' is not in the store"))
                .onFailure(DamagedObject.class)
                .transform(_ -> notPrepared(image, "its rendition 'prepared' is damaged in the store"))
                .onFailure(SdkException.class)
                .transform(failure -> {
                    LOG.warnf("imageId=%s store: %s", image.imageId(), failure);
                    return new SearchProblem.Unavailable("the image store", config.retryAfter()).exception();
                });
    }

    private static RuntimeException notPrepared(IndexedImage image, String reason) {
        return new SearchProblem.NotPrepared(image.imageId(), reason).exception();
    }

    /**
     * Compares test pictures at the start, because the first comparison of a process loads native code and runs before
     * it is compiled.
     */
    void warmUp(@Observes StartupEvent started) {
        executor.execute(() -> {
            try {
                PictureComparison.warmUp();
            } catch (RuntimeException | LinkageError failure) {
                LOG.errorf(failure, "pictures cannot be compared: /v1/compare will fail");
            }
        });
    }

    @PreDestroy
    void close() {
        executor.shutdownNow();
    }
}
