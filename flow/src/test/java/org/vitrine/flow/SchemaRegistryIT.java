package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Topic;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Server;
import org.vitrine.platform.junit.WithServers;

@WithServers(Server.REGISTRY)
class SchemaRegistryIT {

    private static RegistryConfig config;
    private static SchemaRegistry registry;

    /** Address of the registry of this test. */
    private record Nearby(URI url) implements RegistryConfig {

        @Override
        public String group() {
            return "default";
        }
    }

    @BeforeAll
    static void connect(Addresses addresses) {
        config = new Nearby(addresses.registryUrl());
        registry = new SchemaRegistry(config);
        Arrays.stream(Topic.values()).forEach(registry::register);
    }

    @Test
    void holdsOneArtefactPerTopicValueHoweverOftenServicesStart() throws Exception {
        // When
        Arrays.stream(Topic.values()).forEach(registry::register);

        // Then
        var artifacts = get("/search/artifacts?limit=100").path("artifacts");
        assertThat(artifacts.findValuesAsText("artifactId"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::artifactId).toList());
        assertThat(get("/groups/default/artifacts/image-arrived-value/versions")
                        .path("count")
                        .asInt())
                .isOne();
    }

    @Test
    void theSerializersOfTheChannelsAddNoArtefactAndNoVersion() throws Exception {
        // Given
        var serde = new FactSerdes(config).of(org.vitrine.events.ImageWithdrawn.class);
        var fact = new org.vitrine.events.ImageWithdrawn(
                "img-a", "coins", "museum", 2, "lent out", java.time.Instant.EPOCH);

        // When
        var bytes = serde.serializer().serialize("image-withdrawn-dead-letter", fact);

        // Then
        assertThat(serde.deserializer().deserialize("image-withdrawn", bytes)).isEqualTo(fact);
        assertThat(get("/search/artifacts?limit=100").path("count").asInt()).isEqualTo(Topic.values().length);
        assertThat(get("/groups/default/artifacts/image-withdrawn-value/versions")
                        .path("count")
                        .asInt())
                .isOne();
    }

    @Test
    void refusesAnIncompatibleSchemaWithTheRemedy() {
        // Given
        var grown = Topic.IMAGE_WITHDRAWN
                .schema()
                .toString()
                .replaceFirst("\"fields\":\\[", "\"fields\":[{\"name\":\"by\",\"type\":\"string\",\"doc\":\"Who.\"},");

        // Then
        assertThatThrownBy(() -> registry.register("image-withdrawn-value", grown))
                .isInstanceOf(SchemaRegistry.SchemaRefused.class)
                .hasMessageContaining("'image-withdrawn-value'")
                .hasMessageContaining("give each new field a default");
    }

    private static com.fasterxml.jackson.databind.JsonNode get(String path) throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(config.url() + path)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
