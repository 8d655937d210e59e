package org.vitrine.search;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Indexed;
import org.vitrine.events.Proposed;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.flow.ReaderSettings;
import org.vitrine.imageindex.IndexName;
import org.vitrine.imageindex.ReviewState;
import org.vitrine.platform.junit.PlatformResource;

/** Tests proposals from topic indexed to topic proposed, with real servers. */
@QuarkusTest
@WithTestResource(PlatformResource.class)
@WithTestResource(PhotographServiceStubs.class)
class ProposeIT {

    @Inject
    CollectionFixture gallery;

    @Inject
    ReviewImages images;

    @Inject
    FactSerdes serdes;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private void indexed(String collection, String... names) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        try (var producer = new KafkaProducer<>(
                settings, new StringSerializer(), serdes.of(Indexed.class).serializer())) {
            for (String name : names) {
                String imageId = CollectionFixture.imageId(collection, name);
                var fact = Indexed.newBuilder()
                        .setImageId(imageId)
                        .setCollectionId(collection)
                        .setInstitutionId("berlin")
                        .setVersion(1)
                        .setRevision(1)
                        .setWithdrawn(false)
                        .setIndexName(IndexName.ALL.value())
                        .setIndexedAt(Instant.now())
                        .build();
                producer.send(new ProducerRecord<>(Topic.INDEXED.topicName(), imageId, fact));
            }
        }
    }

    /** Writes a record to topic embedded. Only its timestamp is read: no service that consumes the topic runs here. */
    private void embedded(Instant timestamp) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                    Topic.EMBEDDED.topicName(), 0, timestamp.toEpochMilli(), "img-elsewhere", new byte[0]));
        }
    }

    /**
     * Returns all proposals of a collection, once there are as many as expected and no further one arrived for some
     * seconds.
     */
    private List<Proposed> proposed(String collection, int expected) {
        var settings = ReaderSettings.of(KafkaClientSettings.ofBrokers(bootstrapServers), Map.of());
        var found = new ArrayList<Proposed>();
        try (var consumer = new KafkaConsumer<>(
                settings, new StringDeserializer(), serdes.of(Proposed.class).deserializer())) {
            var partitions = consumer.partitionsFor(Topic.PROPOSED.topicName()).stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(60, SECONDS).untilAsserted(() -> {
                for (var record : consumer.poll(Duration.ofMillis(500))) {
                    if (record.value().getCollectionId().equals(collection)) {
                        found.add(record.value());
                    }
                }
                assertThat(found).hasSizeGreaterThanOrEqualTo(expected);
            });
        }
        return found;
    }

    @Test
    void aPhotographOfNoItemIsSearchedByAndItsOwnSpecimenLeftOut() {
        // Given
        String coins = gallery.collection(
                Shot.of("near", "s1", "A", 1, 0.1, 0, 0),
                Shot.of("far", "s2", "B", 0, 1, 0, 0),
                Shot.of("asked", "s3", "none", 1, 0, 0, 0).ofNoItem(),
                Shot.of("sibling", "s3", "none", 1, 0, 0, 0).ofNoItem());

        // When
        indexed(coins, "asked", "near");

        // Then
        var proposal = proposed(coins, 1).getFirst();
        assertThat(proposal.getImageId()).isEqualTo(CollectionFixture.imageId(coins, "asked"));
        assertThat(proposal.getVersion()).isEqualTo(1);
        assertThat(proposal.getSha256()).isEqualTo("ab".repeat(32));
        assertThat(proposal.getCandidates())
                .extracting(candidate -> candidate.getItemId())
                .containsExactly("A", "B");
        assertThat(proposal.getCandidates().getFirst().getSimilarity()).isGreaterThan(0.99);
        assertThat(proposal.getModel().getName()).isEqualTo(coins);
    }

    @Test
    void whatIsStatedOrWasProposedIsNotProposedAgain() {
        // Given
        String coins = gallery.collection(
                Shot.of("a", "s1", "A", 1, 0, 0, 0),
                Shot.of("first", "s2", "none", 1, 0, 0, 0).ofNoItem(),
                Shot.of("last", "s3", "none", 0, 1, 0, 0).ofNoItem());

        // When: the last one is worked on after all others of its partition
        indexed(coins, "a", "first", "first");
        proposed(coins, 1);
        indexed(coins, "a", "first", "last");

        // Then
        assertThat(proposed(coins, 2))
                .extracting(Proposed::getImageId)
                .containsExactlyInAnyOrder(
                        CollectionFixture.imageId(coins, "first"), CollectionFixture.imageId(coins, "last"));
    }

    @Test
    void whatPeopleRejectedIsNotProposed() {
        // Given
        String coins = gallery.collection(
                Shot.of("near", "s1", "A", 1, 0, 0, 0),
                Shot.of("far", "s2", "B", 0, 1, 0, 0),
                Shot.of("asked", "s3", "none", 1, 0, 0, 0).ofNoItem());
        images.write(CollectionFixture.imageId(coins, "asked"), ReviewImages.rejected("A"), Optional.empty());

        // When
        indexed(coins, "asked");

        // Then
        assertThat(proposed(coins, 1).getFirst().getCandidates())
                .extracting(candidate -> candidate.getItemId())
                .containsExactly("B");
    }

    @Test
    void equalBytesAreSuspectedOfTheLaterPhotograph() {
        // Given: every photograph of a gallery has the same bytes and arrived at the same time, so the greater id is
        // the later one
        String coins = gallery.collection(
                Shot.of("a", "s1", "A", 1, 0, 0, 0),
                Shot.of("b", "s2", "none", 0, 1, 0, 0).ofNoItem());

        // When
        indexed(coins, "b");

        // Then
        var proposal = proposed(coins, 1).getFirst();
        assertThat(proposal.getReasons())
                .containsExactly(ReviewState.SUSPECTED_DUPLICATE, ReviewState.SUSPECTED_SAME_SPECIMEN);
        assertThat(proposal.getSuspect().getImageId()).isEqualTo(CollectionFixture.imageId(coins, "a"));
    }

    @Test
    void aProposalWaitsWhilePhotographsAreIngested() {
        // Given: the period is 0 s in tests, so ingest is active until the timestamp of the newest record. It is
        // written before the collection, so that no earlier reading of the timestamp counts any more
        var quietFrom = Instant.now().plusSeconds(8).truncatedTo(ChronoUnit.MILLIS);
        embedded(quietFrom);
        String coins = gallery.collection(
                Shot.of("near", "s1", "A", 1, 0, 0, 0),
                Shot.of("asked", "s2", "none", 1, 0, 0, 0).ofNoItem());

        // When
        indexed(coins, "asked");

        // Then
        assertThat(proposed(coins, 1).getFirst().getProposedAt()).isAfterOrEqualTo(quietFrom);
    }
}
