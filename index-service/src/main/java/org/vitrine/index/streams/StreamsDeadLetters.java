package org.vitrine.index.streams;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;

/**
 * Exception handler of the Kafka Streams applications: sends a record that cannot be deserialised or
 * processed to the dead-letter topic of its topic. It skips records of topics that another application of this service
 * reads too, which dead-letters them, so that one record becomes one dead letter.
 *
 * <p>Public because Kafka Streams creates it by class name.
 */
public final class StreamsDeadLetters implements DeserializationExceptionHandler, ProcessingExceptionHandler {

    private static final Logger LOG = Logger.getLogger(StreamsDeadLetters.class);

    /**
     * Kafka Streams setting with the topics that no other application of this service reads, separated by commas.
     */
    public static final String OWN_TOPICS = "vitrine.dead-letters.own";

    private Set<String> ownTopics = Set.of();
    private final FactDeadLetters factDeadLetters = new FactDeadLetters();

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
        if (OutageClassifier.isOutage(failure)) {
            return DeserializationExceptionHandler.Response.fail();
        }
        if (ownTopics.contains(context.topic())) {
            return factDeadLetters.handleError(context, record, failure);
        }
        logSkipped(context, failure);
        return DeserializationExceptionHandler.Response.resume();
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception failure) {
        if (OutageClassifier.isOutage(failure)) {
            return ProcessingExceptionHandler.Response.fail();
        }
        if (ownTopics.contains(context.topic())) {
            return factDeadLetters.handleError(context, record, failure);
        }
        logSkipped(context, failure);
        return ProcessingExceptionHandler.Response.resume();
    }

    @Override
    public void configure(Map<String, ?> configs) {
        factDeadLetters.configure(configs);
        ownTopics = Set.of(String.valueOf(configs.get(OWN_TOPICS)).split(","));
    }

    /**
     * Skips a record: a fact that the join dead-letters, a record that is a dead letter already, or the state of a
     * batch item, which is sent again.
     */
    private static void logSkipped(ErrorHandlerContext context, Exception failure) {
        LOG.errorf(
                failure,
                "skipped record topic=%s partition=%d offset=%d",
                context.topic(),
                context.partition(),
                context.offset());
    }
}
