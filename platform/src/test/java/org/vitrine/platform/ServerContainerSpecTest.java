package org.vitrine.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the port, image and environment variables that a container engine gets for each server. */
class ServerContainerSpecTest {

    private static final Addresses ADDRESSES = new Addresses("engine.example", Map.of(Server.KAFKA, 23_456));

    @Test
    void kafkaAdvertisesTheAddressThatClientsUse() {
        // Given
        var images = ContainerImages.from(Map.<String, String>of()::get);

        // When
        var kafka = ServerContainerSpec.of(Server.KAFKA, images, ADDRESSES);

        // Then
        assertThat(kafka.environment())
                .contains(
                        entry("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://engine.example:23456"),
                        entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
                        entry("KAFKA_GROUP_CONSUMER_SESSION_TIMEOUT_MS", "6000"),
                        entry("KAFKA_METADATA_MAX_IDLE_INTERVAL_MS", "5000"));
    }

    @Test
    void aConfiguredImageReplacesThePublishedOne() {
        // Given
        var settings = Map.of("vitrine.containers.s3", "mirror.example/s3proxy:4", "vitrine.containers.kafka", " ");

        // When
        var images = ContainerImages.from(settings::get);

        // Then
        assertThat(images.names())
                .containsOnly(
                        entry(Server.KAFKA, "apache/kafka:4.2.1"),
                        entry(Server.REGISTRY, "apicurio/apicurio-registry:3.3.3"),
                        entry(Server.OPENSEARCH, "opensearchproject/opensearch:3.5.0"),
                        entry(Server.S3, "mirror.example/s3proxy:4"));
    }

    @ParameterizedTest
    @CsvSource({
        "log.dirs, KAFKA_LOG_DIRS",
        "group.streams.min.session.timeout.ms, KAFKA_GROUP_STREAMS_MIN_SESSION_TIMEOUT_MS",
        "listener.name.a-b.x_y, KAFKA_LISTENER_NAME_A___B_X__Y"
    })
    void aBrokerSettingBecomesTheVariableThatTheImageReads(String setting, String variable) {
        assertThat(ServerContainerSpec.kafkaVariable(setting)).isEqualTo(variable);
    }
}
