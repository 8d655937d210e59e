package org.vitrine.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Change;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageDocument;
import org.vitrine.events.Region;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.ingest.reprocess.ReprocessScenario;
import org.vitrine.platform.junit.PlatformResource;

/** Tests that a photograph is announced again when the region that people decided for it changes. */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
class DecidedPlacementIT extends IngestTestProfile {

    private static final Instant PREPARED_AT = Instant.parse("2026-03-01T12:00:00Z");
    private static final Region REGION = new Region(1, 2, 8, 8);

    @Inject
    FactSerdes serdes;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private final String imageId = "img-" + UUID.randomUUID();
    private KafkaProducer<String, byte[]> producer;

    @BeforeEach
    void open() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void aDecidedRegionAndItsUndoAreAnnouncedOnceEach() throws Exception {
        // Given
        var document = ReprocessScenario.document(imageId, PREPARED_AT, "old", Optional.empty());
        var decided = ReprocessScenario.decided(document, Optional.of(REGION));
        var prepared = ReprocessScenario.prepared(decided, Optional.of(REGION), PREPARED_AT.plusSeconds(1));

        // When
        write(document);
        write(decided);
        awaitArrivals(1);
        write(decided);
        write(prepared);
        write(ReprocessScenario.decided(prepared, Optional.empty()));
        awaitArrivals(2);

        // Then
        var arrivals = arrivals();
        assertThat(arrivals).extracting(ImageArrived::getChange).containsOnly(Change.PIXELS);
        assertThat(arrivals)
                .extracting(ImageArrived::getVersion)
                .containsOnly(document.getArrived().getVersion());
        assertThat(arrivals.getFirst().getDecidedRegion()).isEqualTo(REGION);
        assertThat(arrivals.getLast().getDecidedRegion()).isNull();
    }

    private void awaitArrivals(int count) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(arrivals()).hasSize(count));
    }

    private List<ImageArrived> arrivals() {
        return flow.of(Topic.IMAGE_ARRIVED, ImageArrived.class, imageId).stream()
                .map(record -> record.value())
                .toList();
    }

    /** Writes a document as index-service does. */
    private void write(ImageDocument document) throws Exception {
        byte[] value =
                serdes.of(ImageDocument.class).serializer().serialize(Topic.IMAGE_DOCUMENTS.topicName(), document);
        producer.send(new ProducerRecord<>(Topic.IMAGE_DOCUMENTS.topicName(), imageId, value))
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
