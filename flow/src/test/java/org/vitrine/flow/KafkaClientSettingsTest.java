package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class KafkaClientSettingsTest {

    /** As Quarkus makes it of the properties {@code kafka.*} and of the variables of a pod. */
    private final KafkaClientSettings kafka = new KafkaClientSettings(Map.of(
            "bootstrap.servers", "kafka:9093",
            "security.protocol", "SASL_SSL",
            "sasl.mechanism", "SCRAM-SHA-512",
            "sasl.jaas.config", "a login module",
            "tls-configuration-name", "kafka",
            "acks", "1",
            "group.id", "ingest-service",
            "port", "tcp://10.0.0.1:9092",
            "streams.port", "tcp://10.0.0.2:9092"));

    @Test
    void everyKindOfClientHasTlsAndSasl() {
        // When
        var all = Map.of(
                "consumer", kafka.ofConsumer(Map.of()),
                "producer", kafka.ofProducer(Map.of()),
                "admin", kafka.ofAdmin(Map.of()));

        // Then
        assertThat(all).allSatisfy((_, settings) -> assertThat(settings)
                .containsEntry("bootstrap.servers", "kafka:9093")
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                .containsEntry("sasl.jaas.config", "a login module")
                .containsEntry("tls-configuration-name", "kafka")
                .doesNotContainKey("port"));
    }

    @Test
    void anApplicationOfKafkaStreamsHasTlsAndSaslAndNoGroup() {
        // When
        var settings = kafka.ofStreams();

        // Then
        assertThat(settings)
                .containsEntry("bootstrap.servers", "kafka:9093")
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.jaas.config", "a login module")
                .containsEntry("tls-configuration-name", "kafka")
                .doesNotContainKeys("group.id", "streams.port");
    }

    @Test
    void theSettingsOfAClientReplaceThoseOfTheService() {
        // When
        var producer = kafka.ofProducer(Map.of(ProducerConfig.ACKS_CONFIG, "all"));
        var consumer = kafka.ofConsumer(Map.of());
        var member = kafka.ofConsumer(Map.of(ConsumerConfig.GROUP_ID_CONFIG, "index-writer"));

        // Then
        assertThat(producer).containsEntry("acks", "all").doesNotContainKey("group.id");
        assertThat(consumer).doesNotContainKeys("acks", "group.id");
        assertThat(member).containsEntry("group.id", "index-writer");
    }

    @Test
    void messagesNameTheBrokers() {
        assertThat(KafkaClientSettings.ofBrokers("127.0.0.1:1").bootstrapServers())
                .isEqualTo("127.0.0.1:1");
    }
}
