package org.vitrine.index.streams;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;
import org.vitrine.events.Topic;
import org.vitrine.flow.DeadLetterCause;

/**
 * Exception handler that sends every record that cannot be deserialised or processed to the dead-letter topic of its
 * topic, and continues with the next record. {@link StreamsDeadLetters} uses it for the topics of its application.
 *
 * <p>An outage of the schema registry or of Kafka is no fault of the record: the stream thread ends instead, and {@link
 * StreamsRestarts} replaces it until the outage is over. Public because Kafka Streams creates it by class name.
 */
public final class FactDeadLetters implements DeserializationExceptionHandler, ProcessingExceptionHandler {

    private static final Logger LOG = Logger.getLogger(FactDeadLetters.class);

    private String application = "";

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
        if (OutageClassifier.isOutage(failure)) {
            return DeserializationExceptionHandler.Response.fail();
        }
        return DeserializationExceptionHandler.Response.resume(
                List.of(deadLetterRecord(context, record.key(), record.value(), failure)));
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception failure) {
        if (OutageClassifier.isOutage(failure)) {
            return ProcessingExceptionHandler.Response.fail();
        }
        return ProcessingExceptionHandler.Response.resume(
                List.of(deadLetterRecord(context, context.sourceRawKey(), context.sourceRawValue(), failure)));
    }

    @Override
    public void configure(Map<String, ?> configs) {
        application = String.valueOf(configs.get(StreamsConfig.APPLICATION_ID_CONFIG));
    }

    private ProducerRecord<byte[], byte[]> deadLetterRecord(
            ErrorHandlerContext context, byte[] key, byte[] value, Exception failure) {
        LOG.errorf(
                failure,
                "dead-lettered topic=%s partition=%d offset=%d",
                context.topic(),
                context.partition(),
                context.offset());
        var headers = new RecordHeaders(context.headers().toArray());
        DeadLetterCause.of(application, context.topic(), context.partition(), context.offset(), failure)
                .addTo(headers);
        return new ProducerRecord<>(context.topic() + Topic.DEAD_LETTER_SUFFIX, null, key, value, headers);
    }
}
