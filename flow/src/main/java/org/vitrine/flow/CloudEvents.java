package org.vitrine.flow;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.vitrine.events.Topic;

/**
 * Writes the CloudEvents headers of outgoing records, in the binary content mode of the Kafka protocol binding, and
 * reads the trace of incoming ones.
 *
 * <p>{@code ce_id} is computed from topic, key and payload, so that a fact that is sent twice is the same event
 * ({@link EventId}).
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">Kafka
 *     protocol binding 1.0.2</a>
 */
public final class CloudEvents {

    /** Name of the header that holds the W3C trace context. */
    public static final String TRACEPARENT = "traceparent";

    /** Prefix of {@code ce_type}; the topic's name follows. */
    public static final String TYPE_PREFIX = "org.vitrine.";

    private CloudEvents() {}

    /**
     * Returns a message for an outgoing channel: the fact with its key and CloudEvents headers.
     *
     * @param topic topic of the fact; used for {@code ce_type} and {@code ce_id}, the channel decides where the record
     *     goes
     * @param key key of the record, also {@code ce_subject}
     * @param source service that states the fact, for example {@code /ingest-service}
     * @param dataref location of the pixels that the fact is about
     * @param trace position of this record in its trace
     */
    public static <T extends SpecificRecord> Message<T> message(
            Topic topic, String key, T fact, URI source, String dataref, TraceParent trace) {
        return Message.of(fact)
                .addMetadata(OutgoingKafkaRecordMetadata.<String>builder()
                        .withKey(key)
                        .withHeaders(headers(topic, key, fact, source, dataref, trace))
                        .build());
    }

    /** Returns the headers of {@link #message} for a record that is sent without a channel. */
    public static Headers headers(
            Topic topic, String key, SpecificRecord fact, URI source, String dataref, TraceParent trace) {
        var headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", EventId.of(topic, key, fact).toString());
        add(headers, "ce_source", source.toString());
        add(headers, "ce_type", TYPE_PREFIX + topic.topicName());
        add(headers, "ce_subject", key);
        add(headers, "ce_time", Instant.now().toString());
        add(headers, "ce_dataref", dataref);
        add(headers, "content-type", "application/avro");
        add(headers, TRACEPARENT, trace.header());
        return headers;
    }

    /**
     * Returns the trace position of a received record, or starts a new trace where it has no valid {@code traceparent}.
     */
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
