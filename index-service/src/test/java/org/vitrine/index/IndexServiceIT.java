package org.vitrine.index;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opensearch.client.json.JsonData;
import org.opensearch.client.opensearch.OpenSearchAsyncClient;
import org.vitrine.events.Change;
import org.vitrine.events.Indexed;
import org.vitrine.events.Model;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.imageindex.Hit;
import org.vitrine.imageindex.ImageIndex;
import org.vitrine.imageindex.ImageVector;
import org.vitrine.imageindex.IndexName;
import org.vitrine.imageindex.IndexUnavailable;
import org.vitrine.imageindex.ModelReference;
import org.vitrine.imageindex.NearestQuery;
import org.vitrine.imageindex.Selection;
import org.vitrine.index.samples.ImageFactSamples;
import org.vitrine.index.writer.DocumentWriter;
import org.vitrine.index.writer.WriterState;
import org.vitrine.platform.junit.PlatformResource;

/**
 * Tests the service as deployed, with real topics and a real index. Each test has a collection and a model of its own.
 */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,opensearch"))
class IndexServiceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    FactSerdes serdes;

    @Inject
    ImageIndex index;

    @Inject
    OpenSearchAsyncClient client;

    @Inject
    DocumentWriter writer;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private final String collection = "c-" + UUID.randomUUID();
    private final Model model = new Model("sagemaker", "m-" + UUID.randomUUID(), "1", "");
    private TestTopics topics;

    @BeforeEach
    void open() {
        topics = new TestTopics(bootstrapServers, serdes);
    }

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void aPhotographIsFoundByItsVectorOnceAllItsFactsAreThere() {
        // Given
        var near = image("near");
        var far = image("far");

        // When
        post(near, 1, "a", 1, 0.1f);
        post(far, 1, "b", 0, 1);

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(nearest(1, 0))
                .extracting(hit -> hit.image().imageId())
                .containsExactly(near.imageId(), far.imageId()));
        var found = nearest(1, 0).getFirst();
        assertThat(found.image().metadata()).containsEntry("material", "silver");
        assertThat(found.image().facets().terms()).contains("side\u001fobverse", "region\u001flycia");
        assertThat(indexed(near)).singleElement().satisfies(fact -> {
            assertThat(fact.getRevision()).isEqualTo(1);
            assertThat(fact.getVersion()).isEqualTo(1);
            assertThat(fact.getWithdrawn()).isFalse();
            assertThat(fact.getIndexName()).isEqualTo(indexName());
        });
    }

    @Test
    void factsDeliveredAgainChangeNothing() {
        // Given
        var image = image("again");
        post(image, 1, "a", 1, 0);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(indexed(image)).hasSize(1));

        // When
        post(image, 1, "a", 1, 0);

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(indexed(image)).hasSizeGreaterThanOrEqualTo(5));
        assertThat(indexed(image)).extracting(Indexed::getRevision).containsOnly(1L);
        assertThat(nearest(1, 0))
                .singleElement()
                .satisfies(hit -> assertThat(hit.image().revision()).isEqualTo(1));
    }

    @Test
    void aWithdrawnPhotographIsRemovedAndFoundAgainAfterANewPost() {
        // Given
        var image = image("withdrawn");
        post(image, 1, "a", 1, 0);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(nearest(1, 0)).hasSize(1));

        // When
        topics.send(Topic.IMAGE_WITHDRAWN, image.imageId(), image.withdrawn(2));

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(nearest(1, 0)).isEmpty());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(indexed(image)).last().satisfies(fact -> {
                    assertThat(fact.getWithdrawn()).isTrue();
                    assertThat(fact.getRevision()).isEqualTo(2);
                    assertThat(fact.getVersion()).isEqualTo(2);
                }));
        post(image, 3, "a", 1, 0);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(nearest(1, 0))
                .singleElement()
                .satisfies(hit -> assertThat(hit.image().revision()).isEqualTo(3)));
    }

    @Test
    void aReadOnlyIndexLosesNothing() {
        // Given
        var first = image("before");
        post(first, 1, "a", 1, 0);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(nearest(1, 0)).hasSize(1));
        readOnly(true);

        // When
        var second = image("during");
        post(second, 1, "b", 0, 1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(writer.state()).isInstanceOf(WriterState.Waiting.class));
        readOnly(false);

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(nearest(1, 0)).hasSize(2));
        assertThat(topics.values(Topic.IMAGE_DOCUMENTS.deadLetterTopicName(), second.imageId()))
                .isEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(writer.state()).isInstanceOf(WriterState.Writing.class));
    }

    @Test
    void aDocumentThatCannotBeIndexedIsDeadLetteredAloneWithItsCause() {
        // Given
        var before = image("before");
        post(before, 1, "a", 1, 0);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(nearest(1, 0)).hasSize(1));

        // When
        var bad = image("bad");
        var good = image("good");
        post(bad, 1, "b", 1, 0, 0);
        post(good, 1, "c", 0, 1);

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(nearest(1, 0))
                .extracting(hit -> hit.image().imageId())
                .containsExactly(before.imageId(), good.imageId()));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(topics.headers(
                        Topic.IMAGE_DOCUMENTS.deadLetterTopicName(), bad.imageId(), "dead-letter-reason"))
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(reason).contains("dimension")));
        assertThat(topics.headers(Topic.IMAGE_DOCUMENTS.deadLetterTopicName(), bad.imageId(), "dead-letter-stage"))
                .containsOnly("index-writer");
        assertThat(topics.values(Topic.IMAGE_DOCUMENTS.deadLetterTopicName(), good.imageId()))
                .isEmpty();
        assertThat(indexed(bad)).isEmpty();
    }

    @Test
    void aFactThatCannotBeReadIsDeadLetteredAndItsNeighboursPass() {
        // Given
        var image = image("neighbour");

        // When
        topics.sendBytes(Topic.EMBEDDED.topicName(), image.imageId(), new byte[] {0, 1, 2, 3});
        topics.sendBytes(Topic.IMAGE_DOCUMENTS.topicName(), image.imageId(), new byte[] {9, 9});
        post(image, 1, "a", 1, 0);

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(nearest(1, 0)).hasSize(1));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(topics.values(Topic.EMBEDDED.deadLetterTopicName(), image.imageId()))
                    .containsExactly(new byte[] {0, 1, 2, 3});
            assertThat(topics.values(Topic.IMAGE_DOCUMENTS.deadLetterTopicName(), image.imageId()))
                    .containsExactly(new byte[] {9, 9});
        });
    }

    @Test
    void theStatusHasTheNumberOfDocumentsAndTheServiceIsReady() {
        post(image("status"), 1, "a", 1, 0);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(nearest(1, 0)).hasSize(1));

        given().get("/v1/index/status")
                .then()
                .statusCode(200)
                .body("documents", greaterThanOrEqualTo(1))
                .body("indexes.find { it.name == '%s' }.documents".formatted(indexName()), equalTo(1))
                .body("join", equalTo("running"));
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/live").then().statusCode(200);
    }

    private ImageFactSamples image(String name) {
        return new ImageFactSamples("img-" + name + "-" + UUID.randomUUID(), collection, model);
    }

    private void post(ImageFactSamples image, int version, String content, float... vector) {
        topics.send(
                Topic.IMAGE_ARRIVED,
                image.imageId(),
                image.arrived(version, content, Change.NEW, Map.of("material", "silver")));
        topics.send(Topic.PREPROCESSED, image.imageId(), image.preprocessed(version, content));
        topics.send(Topic.CLASSIFIED, image.imageId(), image.classified(version, content));
        topics.send(Topic.EMBEDDED, image.imageId(), image.embedded(version, content, vector));
    }

    private List<Hit> nearest(float... vector) {
        return index.nearest(new NearestQuery(
                        reference(), ImageVector.of(vector), Selection.ofCollection(collection), 10, -1))
                .onFailure(IndexUnavailable.class)
                .transform(starting -> new AssertionError("the index is just being made", starting))
                .await()
                .atMost(PATIENCE);
    }

    private List<Indexed> indexed(ImageFactSamples image) {
        return topics.facts(Topic.INDEXED, Indexed.class, image.imageId());
    }

    private void readOnly(boolean blocked) {
        assertThat(client.indices()).satisfies(indices -> indices.putSettings(p -> p.index(indexName())
                        .settings(s -> s.customSettings("index.blocks.write", JsonData.of(blocked))))
                .get());
    }

    private String indexName() {
        return IndexName.of(reference()).value();
    }

    private ModelReference reference() {
        return new ModelReference(model.getProvider(), model.getName(), model.getVersion(), model.getDigest());
    }
}
