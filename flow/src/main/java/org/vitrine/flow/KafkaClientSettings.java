package org.vitrine.flow;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Settings of the Kafka clients that a service creates itself: all properties {@code kafka.*} of the service, such as
 * the addresses of the brokers, TLS and SASL. SmallRye's connector gives the same properties to channels. The client's
 * own settings replace them.
 */
@Singleton
public final class KafkaClientSettings {

    /** Name of a TLS configuration of Quarkus, whose SSL engine reads it; Kafka itself does not know this setting. */
    private static final String TLS_CONFIGURATION = "tls-configuration-name";

    /** Beginning of the names of variables such as KAFKA_STREAMS_PORT, which are no settings. */
    private static final String STREAMS_PREFIX = "streams.";

    private final Map<String, Object> kafkaConfig;

    KafkaClientSettings(@Identifier("default-kafka-broker") Map<String, Object> kafkaConfig) {
        this.kafkaConfig = Map.copyOf(kafkaConfig);
    }

    /** Returns settings with the addresses of the brokers alone. */
    public static KafkaClientSettings ofBrokers(String bootstrapServers) {
        return new KafkaClientSettings(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** Returns the addresses of the brokers, for messages. */
    public String bootstrapServers() {
        return String.valueOf(kafkaConfig.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    /**
     * Returns the settings of a consumer, which the caller may change. They have no consumer group unless {@code own}
     * names one: Quarkus adds the name of the service as a group to the common settings.
     *
     * @param own settings of this consumer, by Kafka's names
     */
    public Map<String, Object> ofConsumer(Map<String, Object> own) {
        var settings = common(ConsumerConfig.configNames());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.putAll(own);
        return settings;
    }

    /** Returns the settings of a producer, like {@link #ofConsumer}. */
    public Map<String, Object> ofProducer(Map<String, Object> own) {
        var settings = common(ProducerConfig.configNames());
        settings.putAll(own);
        return settings;
    }

    /** Returns the settings of an admin client, like {@link #ofConsumer}. */
    public Map<String, Object> ofAdmin(Map<String, Object> own) {
        var settings = common(AdminClientConfig.configNames());
        settings.putAll(own);
        return settings;
    }

    /**
     * Returns the settings of a Kafka Streams application, which passes them to its consumers, producers and admin
     * client. Like {@link #ofConsumer}, but with settings that no client knows, because an application has others.
     */
    public Map<String, Object> ofStreams() {
        Map<String, Object> settings = new HashMap<>(kafkaConfig);
        settings.keySet()
                .removeIf(name -> name.startsWith(STREAMS_PREFIX) || name.equals(ConsumerConfig.GROUP_ID_CONFIG));
        return settings;
    }

    /** Returns the common settings that a kind of client knows; variables such as KAFKA_PORT are no settings. */
    private Map<String, Object> common(Set<String> names) {
        Map<String, Object> settings = new HashMap<>(kafkaConfig);
        settings.keySet().removeIf(name -> !names.contains(name) && !name.equals(TLS_CONFIGURATION));
        return settings;
    }
}
