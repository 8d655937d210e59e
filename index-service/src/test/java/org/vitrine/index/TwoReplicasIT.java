package org.vitrine.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.apicurio.registry.serde.avro.AvroSerde;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.events.Change;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.Indexed;
import org.vitrine.events.JsonTopics;
import org.vitrine.events.Topic;
import org.vitrine.index.samples.ImageFactSamples;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.WithServers;

/**
 * Tests two replicas of the packaged service: each answers for every image, and when one is killed the other takes
 * over.
 */
@WithServers({Server.KAFKA, Server.REGISTRY, Server.OPENSEARCH})
class TwoReplicasIT {

    private static final int IMAGES = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path APPLICATION = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Process> started = new ArrayList<>();
    private final String group = "replicas-" + UUID.randomUUID();
    private final String collection = "c-" + UUID.randomUUID();
    private final String batch = "b-" + UUID.randomUUID();

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void eitherAnswersForEveryImageAndOneTakesOverFromTheOther(Addresses addresses, @TempDir Path folder)
            throws Exception {
        // Given
        int first = freePort();
        int second = freePort();
        start(addresses, folder.resolve("first"), first);
        var killed = start(addresses, folder.resolve("second"), second);
        ready(first);
        ready(second);
        var images = send(addresses);

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (int port : List.of(first, second)) {
                assertThat(stages(port)).isEqualTo(json.readTree("{\"arrived\":11,\"indexed\":1}"));
                var counts = get(port, "/v1/progress/batches/" + batch);
                assertThat(counts.path("sent").asInt()).isEqualTo(IMAGES + 1);
                assertThat(counts.path("inFlight").asInt()).isEqualTo(11);
                assertThat(counts.path("indexed").asInt()).isEqualTo(1);
                assertThat(counts.path("rejected").asInt()).isEqualTo(1);
            }
            var usage = get(first, "/v1/progress/institutions/museum");
            assertThat(usage.path("photographs").asInt()).isGreaterThanOrEqualTo(IMAGES);
            assertThat(get(second, "/v1/progress/institutions/museum")).isEqualTo(usage);
            for (String image : images) {
                assertThat(get(second, "/v1/progress/images/" + image))
                        .isEqualTo(get(first, "/v1/progress/images/" + image));
            }
        });

        // When
        killed.destroyForcibly().waitFor();

        // Then: 503 with Retry-After while the first replica takes the partitions over
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(stages(first)).isEqualTo(json.readTree("{\"arrived\":11,\"indexed\":1}"));
            for (String image : images) {
                assertThat(get(first, "/v1/progress/images/" + image)
                                .path("collectionId")
                                .asText())
                        .isEqualTo(collection);
            }
        });
    }

    /** Twelve arrivals of one batch, the last of them indexed, and one item that the upload API refused. */
    private List<String> send(Addresses addresses) throws Exception {
        var images = new ArrayList<String>();
        Map<String, Object> settings = Map.of("bootstrap.servers", addresses.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
                AvroSerde<ImageArrived> arrivals = serde(addresses);
                AvroSerde<Indexed> outcomes = serde(addresses)) {
            for (int i = 0; i < IMAGES; i++) {
                String imageId = "img-" + UUID.randomUUID();
                var arrived = new ImageFactSamples(imageId, collection).arrived(1, "a", Change.NEW, Map.of());
                arrived.setBatchId(batch);
                write(producer, arrivals, Topic.IMAGE_ARRIVED, imageId, arrived);
                images.add(imageId);
            }
            write(producer, outcomes, Topic.INDEXED, images.getLast(), indexed(images.getLast()));
            String refused = "img-" + UUID.randomUUID();
            producer.send(new ProducerRecord<>(JsonTopics.BATCH_ITEMS, refused, """
                            {"owner":{"collectionId":"%s","institutionId":"museum"},"batchId":"%s","posting":
                             {"outcome":"REFUSED","identifier":"broken","at":"2026-01-01T12:00:00Z",
                              "reasonCode":"truncated","sentence":"It ends early."}}""".formatted(collection, batch)
                            .getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
        return images;
    }

    private Indexed indexed(String imageId) {
        return Indexed.newBuilder()
                .setImageId(imageId)
                .setCollectionId(collection)
                .setInstitutionId("museum")
                .setVersion(1)
                .setRevision(1)
                .setWithdrawn(false)
                .setIndexName("images.relief-bank.1")
                .setIndexedAt(Instant.now())
                .build();
    }

    /** One per type of event: a new one requests its schema from the registry, which takes longer than the record. */
    private static <T extends SpecificRecord> AvroSerde<T> serde(Addresses addresses) {
        var serde = new AvroSerde<T>();
        serde.configure(
                Map.of(
                        "apicurio.registry.url", addresses.registryUrl().toString(),
                        "apicurio.registry.auto-register", "true",
                        "apicurio.registry.dereference-schema", "true",
                        "apicurio.registry.artifact-resolver-strategy", "org.vitrine.flow.FactArtifact",
                        "apicurio.registry.use-specific-avro-reader", "true"),
                false);
        return serde;
    }

    private static <T extends SpecificRecord> void write(
            KafkaProducer<String, byte[]> producer, AvroSerde<T> serde, Topic topic, String key, T fact)
            throws Exception {
        producer.send(new ProducerRecord<>(
                        topic.topicName(), key, serde.serializer().serialize(topic.topicName(), fact)))
                .get();
    }

    private Process start(Addresses addresses, Path folder, int port) throws IOException {
        var command = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dquarkus.http.port=" + port,
                // Separate consumer groups: the application of other tests runs in this JVM and would be a third
                // replica.
                "-Dvitrine.index.progress.application-id=" + group,
                "-Dvitrine.index.join.application-id=join-" + group,
                "-Dvitrine.index.writer.group=writer-" + group,
                "-Dkafka.bootstrap.servers=" + addresses.bootstrapServers(),
                "-Dvitrine.registry.url=" + addresses.registryUrl(),
                "-Dvitrine.index.url=" + addresses.indexUrl(),
                "-Dvitrine.index.streams.state-folder=" + folder,
                // As TestPlatform has it: the topics of all tests are made here, or by a test that ran before.
                "-Dvitrine.flow.provisioning.partitions=3",
                // The broker permits no shorter session; with the usual one the partitions of a killed replica move
                // after 10 s.
                "-Dkafka.main.consumer.session.timeout.ms=6000",
                "-Dkafka.main.consumer.heartbeat.interval.ms=1000",
                "-Dkafka.main.consumer.fetch.max.wait.ms=200",
                "-Dkafka.poll.ms=100",
                "-jar",
                APPLICATION.toString());
        command.redirectErrorStream(true);
        command.redirectOutput(new File("target", "replica-" + port + ".log"));
        var process = command.start();
        started.add(process);
        return process;
    }

    private void ready(int port) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(status(port, "/q/health/ready")).isEqualTo(200));
    }

    private int status(int port, String path) throws InterruptedException {
        try {
            return http.send(request(port, path).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException notYet) {
            return 0;
        }
    }

    /** Returns the stages of the collection of this test. */
    private JsonNode stages(int port) throws Exception {
        return StreamSupport.stream(
                        get(port, "/v1/progress/collections")
                                .path("collections")
                                .spliterator(),
                        false)
                .filter(row -> row.path("collectionId").asText().equals(collection))
                .map(row -> row.path("stages"))
                .findFirst()
                .orElse(json.createObjectNode());
    }

    private JsonNode get(int port, String path) throws Exception {
        var answer = http.send(request(port, path).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(PATIENCE);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
