package org.vitrine.index.writer;

import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.vitrine.events.Topic;

/**
 * Where the records of one topic go, batch by batch.
 *
 * @param <P> what is made of a record and written
 */
interface BatchSink<P> {

    Topic topic();

    /** Whether a person waits for the outcome of the record. */
    boolean isUrgent(ConsumerRecord<byte[], byte[]> record);

    /** What is made of the records, in order. Fails only when the registry is unavailable, which is no record's fault. */
    Taken<P> take(List<ConsumerRecord<byte[], byte[]>> batch);

    /** Writes in as few requests as their size allows. */
    Result<P> write(List<P> pending);

    /** Returns when Kafka has all of them, and fails when it has not in time. */
    void await(List<Future<RecordMetadata>> sent) throws InterruptedException;

    /** @param sent dead letters of records of which nothing can be made, on their way to Kafka */
    record Taken<P>(List<P> pending, List<Future<RecordMetadata>> sent) {}

    /**
     * @param sent facts and dead letters on their way to Kafka
     * @param busy what has to be written again, in order
     * @param reason of the first busy one; empty if none is
     */
    record Result<P>(List<Future<RecordMetadata>> sent, List<P> busy, String reason) {}
}
