package org.vitrine.platform;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Calls each of the four servers with a real client, for {@link PlatformIT}. */
final class ServerClients {

    private final HttpClient http = HttpClient.newHttpClient();
    private final Addresses addresses;

    ServerClients(Addresses addresses) {
        this.addresses = addresses;
    }

    void createTopic(String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", addresses.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    void produce(String topic, String value) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", addresses.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    List<String> consume(String topic) {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        addresses.bootstrapServers(),
                        "auto.offset.reset",
                        "earliest",
                        // The close of a consumer waits for the fetch that the broker holds.
                        "fetch.max.wait.ms",
                        "20"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<String> values = new ArrayList<>();
            for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(20))) {
                values.add(record.value());
            }
            return values;
        }
    }

    HttpResponse<String> registry(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, URI.create(addresses.registryUrl() + path), body);
    }

    HttpResponse<String> openSearch(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, URI.create(addresses.indexUrl() + path), body);
    }

    S3Client s3(String secretKey) {
        return S3Client.builder()
                .endpointOverride(addresses.storeEndpoint())
                .region(Region.of(LocalAccount.REGION))
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(LocalAccount.ACCESS_KEY, secretKey)))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private HttpResponse<String> send(String method, URI uri, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
