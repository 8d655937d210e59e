package org.vitrine.flow;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.vitrine.events.Topic;

/**
 * CloudEvents attributes of a record, in the binary content mode of the Kafka protocol binding.
 *
 * <p>{@code ce_id} follows from topic, key and payload, so that the same fact sent twice is the same event.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding 1.0.2</a>
 */
public final class CloudEvents {

    /** Header with the W3C trace context. */
    public static final String TRACEPARENT = "traceparent";

    /** Before the type of each event. */
    public static final String TYPE_PREFIX = "org.vitrine.";

    private CloudEvents() {}

    /**
     * A fact on its way to its topic.
     *
     * @param source the service that states it, for example {@code /ingest-service}
     * @param dataref where the pixels are that it is about
     */
    public static <T extends SpecificRecord> Message<T> message(
            Topic topic, String key, T fact, URI source, String dataref, TraceParent trace) {
        return Message.of(fact)
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(key)
                        .withHeaders(headers(topic, key, fact, source, dataref, trace))
                        .build());
    }

    /** The same headers for records that are sent without a channel. */
    public static Headers headers(
            Topic topic, String key, SpecificRecord fact, URI source, String dataref, TraceParent trace) {
        var headers = new RecordHeaders();
        var seed = topic.topicName() + '\n' + key + '\n' + fact;
        add(headers, "ce_specversion", "1.0");
        add(
                headers,
                "ce_id",
                UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString());
        add(headers, "ce_source", source.toString());
        add(headers, "ce_type", TYPE_PREFIX + topic.topicName());
        add(headers, "ce_subject", key);
        add(headers, "ce_time", Instant.now().toString());
        add(headers, "ce_dataref", dataref);
        add(headers, "content-type", "application/avro");
        add(headers, TRACEPARENT, trace.header());
        return headers;
    }

    /** The trace a record belongs to; a new one where it names none. */
    public static TraceParent traceOf(Message<?> incoming) {
        return incoming.getMetadata(IncomingKafkaRecordMetadata.class)
                .map(record -> ((IncomingKafkaRecordMetadata<?, ?>) record).getHeaders())
                .flatMap(CloudEvents::traceOf)
                .orElseGet(TraceParent::start);
    }

    private static Optional<TraceParent> traceOf(Headers headers) {
        return Optional.ofNullable(headers.lastHeader(TRACEPARENT))
                .flatMap(header -> TraceParent.parse(new String(header.value(), StandardCharsets.UTF_8)));
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
