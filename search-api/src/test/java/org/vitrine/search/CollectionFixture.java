package org.vitrine.search;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.ImageIndexWriter;
import org.vitrine.imageindex.ImageVector;
import org.vitrine.imageindex.IndexName;
import org.vitrine.imageindex.IndexRefresh;
import org.vitrine.imageindex.IndexWrite;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.imageindex.ModelReference;
import org.vitrine.imageindex.Selection;
import org.vitrine.imageindex.WriteOutcome;
import org.vitrine.search.Shot.Prepared;
import org.vitrine.store.ImageStore;
import org.vitrine.store.StoreKeys;
import org.vitrine.store.StoreKeys.RenditionFile;

/**
 * Creates collections in the real servers. Each has a name and a model of its own, so that tests have only the servers
 * in common.
 */
@ApplicationScoped
class CollectionFixture {

    private static final String SHA256 = "ab".repeat(32);
    private static final int MAX_CONCURRENT_PUTS = 16;
    private static final String PUBLIC = "public";
    private static final List<String> FACETS = List.of("side", "material");

    private final ImageIndexWriter writer;
    private final ImageIndex index;
    private final IndexRefresh refresh;
    private final ImageStore store;
    private final ProfilePublisher profiles;

    CollectionFixture(
            ImageIndexWriter writer,
            ImageIndex index,
            IndexRefresh refresh,
            ImageStore store,
            ProfilePublisher profiles) {
        this.writer = writer;
        this.index = index;
        this.refresh = refresh;
        this.store = store;
        this.profiles = profiles;
    }

    /** Creates a collection with photographs and returns its id, which is also the name of its model. */
    String collection(Shot... shots) {
        String id = newId();
        publish(id, "coin");
        return filled(id, new ModelReference("vitrine", id, "1", "d1"), shots);
    }

    /** Creates a collection whose profile lists these facets. */
    String narrowedBy(List<String> facets, Shot... shots) {
        String id = newId();
        profiles.publish(id, "coin", facets, true, PUBLIC);
        return filled(id, new ModelReference("vitrine", id, "1", "d1"), shots);
    }

    /**
     * Creates a collection that not everybody may read.
     *
     * @param access public, members or private
     */
    String withAccess(String access, Shot... shots) {
        String id = newId();
        profiles.publish(id, "coin", FACETS, true, access);
        return filled(id, new ModelReference("vitrine", id, "1", "d1"), shots);
    }

    /** Creates a collection whose profile asks for no labels, so that no model gets the whole photograph. */
    String withoutLabels(Shot... shots) {
        String id = newId();
        profiles.publish(id, "coin", FACETS, false, PUBLIC);
        return filled(id, new ModelReference("vitrine", id, "1", "d1"), shots);
    }

    /**
     * Creates a collection of a subject whose embedder is relief-bank, and returns its id, which is also the version of
     * that model.
     */
    String reliefs(String subject, Shot... shots) {
        String id = newId();
        publish(id, subject);
        return filled(id, new ModelReference("vitrine", "relief-bank", id, "d1"), shots);
    }

    private static String newId() {
        return "c" + UUID.randomUUID().toString().substring(0, 8);
    }

    private String filled(String id, ModelReference model, Shot... shots) {
        if (shots.length > 0) {
            writer.ensureIndex(model, 4).await().indefinitely();
            Uni.join()
                    .all(Stream.of(shots).map(shot -> storeThumbnail(id, shot)).toList())
                    .usingConcurrencyOf(MAX_CONCURRENT_PUTS)
                    .andFailFast()
                    .await()
                    .indefinitely();
            List<IndexWrite> writes = new ArrayList<>();
            for (Shot shot : shots) {
                writes.add(new IndexWrite.Put(image(id, model, shot)));
            }
            assertThat(writer.write(writes).await().indefinitely())
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(WriteOutcome.Written.class));
            refresh.images().await().indefinitely();
            awaitSoon().untilAsserted(() -> assertThat(index.count(IndexName.of(model), Selection.ofCollection(id))
                            .await()
                            .indefinitely())
                    .isEqualTo(shots.length));
        }
        return id;
    }

    /** Returns an imageId that is unique among all collections of the test run. */
    static String imageId(String collectionId, String name) {
        return "img-" + collectionId + "-" + name;
    }

    private Uni<URI> storeThumbnail(String collectionId, Shot shot) {
        String key = rendition(collectionId, shot, RenditionFile.THUMBNAIL);
        return store.put(key, thumbnail(shot), "image/jpeg");
    }

    private static byte[] thumbnail(Shot shot) {
        return ("thumbnail of " + shot.imageId()).getBytes(StandardCharsets.UTF_8);
    }

    private static String rendition(String collectionId, Shot shot, RenditionFile file) {
        return StoreKeys.rendition(collectionId, imageId(collectionId, shot.imageId()), SHA256, file);
    }

    private IndexedImage image(String collectionId, ModelReference model, Shot shot) {
        String imageId = imageId(collectionId, shot.imageId());
        var location = store.locationOf(rendition(collectionId, shot, RenditionFile.THUMBNAIL));
        var lost = store.locationOf(rendition(collectionId, shot, RenditionFile.MASK));
        float[] values = new float[shot.vector().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) shot.vector()[i];
        }
        return new IndexedImage(
                imageId,
                collectionId,
                shot.institutionId(),
                shot.imageId() + ".jpg",
                shot.specimenId(),
                shot.itemId(),
                shot.side(),
                1,
                1,
                SHA256,
                Instant.parse("2026-01-02T03:04:05Z"),
                shot.metadata(),
                List.of(),
                List.of(new IndexedImage.Attribute("material", "bronze", 0.7, model)),
                new IndexedImage.Quality(0.1, 0.5, 0.4, 300),
                new IndexedImage.Region(1, 2, 30, 40),
                600,
                400,
                store.locationOf(StoreKeys.original(collectionId, imageId, SHA256)),
                "image/jpeg",
                Stream.concat(
                                Stream.of(
                                        new IndexedImage.Rendition(
                                                "thumbnail",
                                                location,
                                                "image/jpeg",
                                                10,
                                                10,
                                                thumbnail(shot).length,
                                                "cd".repeat(32)),
                                        new IndexedImage.Rendition(
                                                "mask", lost, "image/png", 10, 10, 5, "ef".repeat(32))),
                                prepared(shot.prepared(), rendition(collectionId, shot, RenditionFile.PREPARED))
                                        .stream())
                        .toList(),
                List.of(new IndexedImage.Step("locate", shot.located(), 0.9, Map.of(), "", 1)),
                model,
                Optional.of(ImageVector.of(values)));
    }

    private Optional<IndexedImage.Rendition> prepared(Prepared prepared, String key) {
        return switch (prepared) {
            case Prepared.None() -> Optional.empty();
            case Prepared.Gone() -> Optional.of(rendition(key, "00".repeat(32)));
            case Prepared.Strokes(var seed) -> {
                store.put(key, EdgePictures.of(seed, 0), "image/png").await().indefinitely();
                yield Optional.of(rendition(key, "%064x".formatted(seed)));
            }
        };
    }

    private IndexedImage.Rendition rendition(String key, String sha256) {
        return new IndexedImage.Rendition("prepared", store.locationOf(key), "image/png", 224, 224, 1, sha256);
    }

    private void publish(String id, String subject) {
        profiles.publish(id, subject, FACETS, true, PUBLIC);
    }

    /** A wait for what is there within milliseconds: the usual interval of 0.1 s would be most of its time. */
    static ConditionFactory awaitSoon() {
        return await().atMost(20, SECONDS).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20));
    }
}
