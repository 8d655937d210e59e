package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

class ReaderSettingsTest {

    @Test
    void aReaderJoinsNoGroupCommitsNothingAndHasItsOwnSettings() {
        // Given
        var kafka = KafkaClientSettings.ofBrokers("127.0.0.1:1");

        // When
        var settings = ReaderSettings.of(kafka, Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 7));

        // Then
        assertThat(settings)
                .containsEntry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1")
                .containsEntry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false)
                .containsEntry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 7)
                .doesNotContainKey(ConsumerConfig.GROUP_ID_CONFIG);
    }

    @Test
    void kafkaAcceptsTheSettings() {
        // Given
        var settings = ReaderSettings.of(KafkaClientSettings.ofBrokers("127.0.0.1:1"), Map.of());

        // When
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {

            // Then
            assertThat(consumer.assignment()).isEmpty();
        }
    }
}
