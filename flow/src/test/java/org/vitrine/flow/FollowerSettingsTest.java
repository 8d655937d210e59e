package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

class FollowerSettingsTest {

    @Test
    void aFollowerJoinsNoGroupAndCommitsNothing() {
        var settings = FollowerSettings.of(KafkaClientSettings.ofBrokers("127.0.0.1:1"));

        assertThat(settings)
                .containsEntry(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1")
                .containsEntry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false)
                .doesNotContainKey(ConsumerConfig.GROUP_ID_CONFIG);
    }

    @Test
    void kafkaAcceptsTheSettings() {
        var settings = FollowerSettings.of(KafkaClientSettings.ofBrokers("127.0.0.1:1"));

        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            assertThat(consumer.assignment()).isEmpty();
        }
    }
}
