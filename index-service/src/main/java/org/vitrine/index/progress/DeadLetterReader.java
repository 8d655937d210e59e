package org.vitrine.index.progress;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jboss.logging.Logger;
import org.vitrine.events.Topic;
import org.vitrine.index.journey.JourneyEvent;
import org.vitrine.index.streams.OutageClassifier;

/**
 * Processor that turns a dead letter into a journey event: the version of the image that it is about, and its cause.
 */
final class DeadLetterReader extends ContextualFixedKeyProcessor<String, byte[], JourneyEvent> {

    private static final Logger LOG = Logger.getLogger(DeadLetterReader.class);

    /** Header with the cause; SmallRye's Kafka connector uses this name. */
    private static final String REASON = "dead-letter-reason";

    private final Topic topic;
    private final Deserializer<? extends SpecificRecord> deserializer;

    DeadLetterReader(Topic topic, Deserializer<? extends SpecificRecord> deserializer) {
        this.topic = topic;
        this.deserializer = deserializer;
    }

    @Override
    public void process(FixedKeyRecord<String, byte[]> record) {
        var at = Instant.ofEpochMilli(record.timestamp());
        context()
                .forward(record.withValue(
                        JourneyFacts.deadLettered(topic.topicName(), fact(record), reason(record.headers()), at)));
    }

    /**
     * Decodes the dead-lettered record; empty for a tombstone, or where it was dead-lettered because it is unreadable.
     */
    private Optional<SpecificRecord> fact(FixedKeyRecord<String, byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            return Optional.empty(); // a tombstone
        }
        try {
            return Optional.of(deserializer.deserialize(topic.topicName(), record.headers(), value));
        } catch (RuntimeException unreadable) {
            if (OutageClassifier.isOutage(unreadable)) {
                throw unreadable; // the registry is unavailable: the letter is read later
            }
            LOG.warnf("imageId=%s topic=%s a dead letter cannot be read: %s", record.key(), topic, unreadable);
            return Optional.empty();
        }
    }

    private static String reason(Headers headers) {
        var reason = headers.lastHeader(REASON);
        return reason == null ? "the dead letter states no cause" : new String(reason.value(), StandardCharsets.UTF_8);
    }
}
