package org.vitrine.flow;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.smallrye.reactive.messaging.kafka.commit.KafkaThrottledLatestProcessedCommit;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * SmallRye's commit strategy {@code throttled} without its age limit. With the limit, a record that waits longer than
 * {@code throttled.unprocessed-record-max-age.ms} closes the consumer, and the stage receives no error. Here records
 * wait for as long as an outage lasts, whatever that setting is.
 */
@ApplicationScoped
@Identifier(ThrottledCommitWithoutAgeLimit.STRATEGY)
class ThrottledCommitWithoutAgeLimit implements KafkaCommitHandler.Factory {

    static final String STRATEGY = "throttled-without-age";

    private static final String MAX_AGE_PROPERTY = "throttled.unprocessed-record-max-age.ms";

    @Override
    public KafkaCommitHandler create(
            KafkaConnectorIncomingConfiguration channel,
            Vertx vertx,
            KafkaConsumer<?, ?> consumer,
            BiConsumer<Throwable, Boolean> reportFailure) {
        return new KafkaThrottledLatestProcessedCommit.Factory()
                .create(
                        new KafkaConnectorIncomingConfiguration(new ConfigWithoutAgeLimit(channel.config())),
                        vertx,
                        consumer,
                        reportFailure);
    }

    /** The configuration of a channel in which the age limit is 0, which turns the limit off. */
    private record ConfigWithoutAgeLimit(Config channel) implements Config {

        @Override
        public <T> T getValue(String name, Class<T> type) {
            return MAX_AGE_PROPERTY.equals(name) ? type.cast(0) : channel.getValue(name, type);
        }

        @Override
        public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
            return MAX_AGE_PROPERTY.equals(name) ? Optional.of(type.cast(0)) : channel.getOptionalValue(name, type);
        }

        @Override
        public ConfigValue getConfigValue(String name) {
            return channel.getConfigValue(name);
        }

        @Override
        public Iterable<String> getPropertyNames() {
            return channel.getPropertyNames();
        }

        @Override
        public Iterable<ConfigSource> getConfigSources() {
            return channel.getConfigSources();
        }

        @Override
        public <T> Optional<Converter<T>> getConverter(Class<T> type) {
            return channel.getConverter(type);
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            return channel.unwrap(type);
        }
    }
}
