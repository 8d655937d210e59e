package org.vitrine.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.WithServers;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Tests the four servers as tests and services use them, through real clients. */
@WithServers({Server.KAFKA, Server.REGISTRY, Server.OPENSEARCH, Server.S3})
class PlatformIT {

    private static final String SCHEMA = """
            {"artifactId":"%s","artifactType":"AVRO","firstVersion":{"content":{"content":
            "{\\"type\\":\\"record\\",\\"name\\":\\"Coin\\",\\"fields\\":[{\\"name\\":\\"ruler\\",\\"type\\":\\"string\\"}]}",
            "contentType":"application/json"}}}
            """;
    private static final String VECTOR_INDEX = """
            {"settings":{"index.knn":true,"number_of_replicas":0},"mappings":{"properties":{"vector":{
            "type":"knn_vector","dimension":3,"space_type":"cosinesimil","method":{"name":"hnsw","engine":"lucene"}}}}}
            """;
    private static final String NEAREST = """
            {"size":1,"query":{"knn":{"vector":{"vector":[0.9,0.1,0.0],"k":1}}}}
            """;

    @Test
    void kafkaCarriesARecord(Addresses addresses) throws Exception {
        // Given
        ServerClients serverClients = new ServerClients(addresses);
        String topic = fresh("topic");
        serverClients.createTopic(topic);

        // When
        serverClients.produce(topic, "denarius");

        // Then
        assertThat(serverClients.consume(topic)).containsExactly("denarius");
    }

    @Test
    void theRegistryKeepsASchema(Addresses addresses) throws Exception {
        // Given
        ServerClients serverClients = new ServerClients(addresses);
        String artifact = fresh("schema");

        // When
        var answer = serverClients.registry("POST", "/groups/default/artifacts", SCHEMA.formatted(artifact));

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(serverClients
                        .registry("GET", "/groups/default/artifacts/" + artifact, "")
                        .body())
                .contains(artifact);
    }

    @Test
    void openSearchFindsTheNearestVector(Addresses addresses) throws Exception {
        // Given
        ServerClients serverClients = new ServerClients(addresses);
        String index = fresh("index");
        serverClients.openSearch("PUT", "/" + index, VECTOR_INDEX);
        serverClients.openSearch("PUT", "/" + index + "/_doc/aureus?refresh=true", "{\"vector\":[1,0,0]}");
        serverClients.openSearch("PUT", "/" + index + "/_doc/obol?refresh=true", "{\"vector\":[0,1,0]}");

        // When
        var answer = serverClients.openSearch("POST", "/" + index + "/_search", NEAREST);

        // Then
        assertThat(answer.body()).contains("aureus").doesNotContain("obol");
    }

    @Test
    void theStoreGivesBackWhatWasPut(Addresses addresses) {
        // Given
        String bucket = fresh("bucket");
        try (S3Client s3 = new ServerClients(addresses).s3(LocalAccount.SECRET_KEY)) {
            s3.createBucket(request -> request.bucket(bucket));

            // When
            s3.putObject(request -> request.bucket(bucket).key("a/coin"), RequestBody.fromString("silver"));

            // Then
            assertThat(s3.getObjectAsBytes(request -> request.bucket(bucket).key("a/coin"))
                            .asUtf8String())
                    .isEqualTo("silver");
        }
    }

    @Test
    void theStoreRefusesAWrongSignature(Addresses addresses) {
        try (S3Client s3 = new ServerClients(addresses).s3("some-other-secret")) {
            assertThatThrownBy(s3::listBuckets)
                    .isInstanceOfSatisfying(S3Exception.class, refusal -> assertThat(refusal.statusCode())
                            .isEqualTo(403));
        }
    }

    @Test
    void killedServersAreStartedAgainWithTheirData(Addresses addresses, Platform platform) throws Exception {
        // Given
        ServerClients serverClients = new ServerClients(addresses);
        String name = fresh("kept");
        serverClients.createTopic(name);
        serverClients.produce(name, "stater");
        serverClients.registry("POST", "/groups/default/artifacts", SCHEMA.formatted(name));
        serverClients.openSearch("PUT", "/" + name, VECTOR_INDEX);
        serverClients.openSearch("PUT", "/" + name + "/_doc/stater", "{\"vector\":[1,0,0]}");
        try (S3Client s3 = serverClients.s3(LocalAccount.SECRET_KEY)) {
            s3.createBucket(request -> request.bucket(name));
            s3.putObject(request -> request.bucket(name).key("coin"), RequestBody.fromString("electrum"));
        }
        processes(platform).values().forEach(process -> ProcessHandle.of(process.pid())
                .ifPresent(ProcessHandle::destroyForcibly));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> states(platform).stream().allMatch(state -> state == ProgramStatus.State.DIED));

        // When
        Addresses after = platform.up(List.of(Server.values()));

        // Then
        assertThat(Arrays.stream(Server.values()).map(after::port))
                .containsExactlyElementsOf(
                        Arrays.stream(Server.values()).map(addresses::port).toList());
        assertThat(serverClients.consume(name)).containsExactly("stater");
        assertThat(serverClients
                        .registry("GET", "/groups/default/artifacts/" + name, "")
                        .statusCode())
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(serverClients
                        .openSearch("GET", "/" + name + "/_doc/stater", "")
                        .statusCode())
                .isEqualTo(200));
        try (S3Client s3 = serverClients.s3(LocalAccount.SECRET_KEY)) {
            assertThat(s3.getObjectAsBytes(request -> request.bucket(name).key("coin"))
                            .asUtf8String())
                    .isEqualTo("electrum");
        }
    }

    @Test
    void whatRunsIsLeftAlone(Platform platform) {
        // Given
        var before = processes(platform);

        // When
        platform.up(List.of(Server.values()));

        // Then
        assertThat(processes(platform)).isEqualTo(before);
    }

    private static Map<Program, ProgramStatus.Running> processes(Platform platform) {
        return platform.status().stream()
                .filter(status -> status.running().isPresent())
                .collect(Collectors.toMap(
                        ProgramStatus::program, status -> status.running().orElseThrow()));
    }

    private static List<ProgramStatus.State> states(Platform platform) {
        return platform.status().stream()
                .filter(status -> status.program() instanceof Server)
                .map(ProgramStatus::state)
                .toList();
    }

    private static String fresh(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }
}
