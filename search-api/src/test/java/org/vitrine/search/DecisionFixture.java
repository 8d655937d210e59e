package org.vitrine.search;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.vitrine.events.Decision;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactSerdes;
import org.vitrine.flow.KafkaClientSettings;
import org.vitrine.flow.ReaderSettings;
import org.vitrine.imageindex.DecisionIndexWriter;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.imageindex.IndexedSubject;

/** Sends decisions as one volunteer, reads them from the topic, and writes their index as index-service does. */
@ApplicationScoped
class DecisionFixture {

    private final FactSerdes serdes;
    private final DecisionIndexWriter writer;
    private final String bootstrapServers;

    DecisionFixture(
            FactSerdes serdes,
            DecisionIndexWriter writer,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.serdes = serdes;
        this.writer = writer;
        this.bootstrapServers = bootstrapServers;
    }

    static RequestSpecification anna() {
        return given().header("Vitrine-Person", "Anna Berg")
                .header("Vitrine-Role", "volunteer")
                .contentType("application/json");
    }

    static String attach(String id, String imageId, String itemId) {
        return """
                {"decisionId": "%s", "kind": "attach", "subjects": [{"imageId": "%s"}], "value": {"itemId": "%s"}}""".formatted(id, imageId, itemId);
    }

    static Response decide(String collection, String body) {
        return anna().body(body).post("/v1/collections/{c}/decisions", collection);
    }

    /** Returns the decisions of a collection in the topic, in order. */
    List<ConsumerRecord<String, byte[]>> log(String collection) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        var settings = ReaderSettings.of(KafkaClientSettings.ofBrokers(bootstrapServers), Map.of());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topic.DECISIONS.topicName()).stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        return found.stream()
                .filter(record -> record.key().startsWith(collection + "/"))
                .toList();
    }

    Decision decoded(ConsumerRecord<String, byte[]> record) {
        return serdes.of(Decision.class).deserializer().deserialize(record.topic(), record.headers(), record.value());
    }

    void index(IndexedDecision... all) {
        List<DecisionIndexWriter.Change> changes = new ArrayList<>();
        for (var decision : all) {
            changes.add(new DecisionIndexWriter.Change.Put(decision));
        }
        writer.write(changes).await().indefinitely();
    }

    static IndexedDecision indexed(
            String collection,
            String id,
            long sequence,
            String kind,
            String person,
            String specimen,
            Optional<String> undoes) {
        return new IndexedDecision(
                id,
                collection,
                sequence,
                kind,
                specimen.isEmpty() ? List.of() : List.of(IndexedSubject.ofSpecimen("berlin", specimen)),
                Optional.empty(),
                specimen.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new IndexedDecision.Value(
                                Optional.of("A"),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())),
                Optional.empty(),
                Optional.empty(),
                undoes,
                person,
                "",
                "",
                Instant.parse("2026-01-02T03:04:05Z"));
    }
}
