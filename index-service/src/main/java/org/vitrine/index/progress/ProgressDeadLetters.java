package org.vitrine.index.progress;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;
import org.vitrine.events.JsonTopics;
import org.vitrine.events.Topic;
import org.vitrine.index.join.FactDeadLetters;
import org.vitrine.index.join.Outage;

/**
 * Sends a record that the progress cannot take in to its topic's dead letters, as the join does; it leaves the topics that
 * the join reads as well to the join, so that one record is one dead letter.
 *
 * <p>Kafka Streams makes this object by name, hence public.
 */
public final class ProgressDeadLetters implements DeserializationExceptionHandler, ProcessingExceptionHandler {

    private static final Logger LOG = Logger.getLogger(ProgressDeadLetters.class);

    /** Read by no other application of this service. */
    private static final Set<String> OWN = Stream.of(
                    Topic.INDEXED.topicName(), Topic.IMAGE_REJECTED.topicName(), JsonTopics.BATCH_ITEMS)
            .collect(Collectors.toUnmodifiableSet());

    private final FactDeadLetters letters = new FactDeadLetters();

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
        if (Outage.caused(failure)) {
            return DeserializationExceptionHandler.Response.fail();
        }
        if (OWN.contains(context.topic())) {
            return letters.handleError(context, record, failure);
        }
        passOver(context, failure);
        return DeserializationExceptionHandler.Response.resume();
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception failure) {
        if (Outage.caused(failure)) {
            return ProcessingExceptionHandler.Response.fail();
        }
        if (OWN.contains(context.topic())) {
            return letters.handleError(context, record, failure);
        }
        passOver(context, failure);
        return ProcessingExceptionHandler.Response.resume();
    }

    @Override
    public void configure(Map<String, ?> configs) {
        letters.configure(configs);
    }

    /** A fact that the join dead-letters, a dead letter already, or the state of a batch item, which comes again. */
    private static void passOver(ErrorHandlerContext context, Exception failure) {
        LOG.errorf(
                failure,
                "stage=progress passed over topic=%s partition=%d offset=%d",
                context.topic(),
                context.partition(),
                context.offset());
    }
}
