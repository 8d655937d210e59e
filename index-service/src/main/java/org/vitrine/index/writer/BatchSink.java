package org.vitrine.index.writer;

import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.vitrine.events.Topic;

/**
 * Writes the records of one topic to an index, batch by batch. {@link DocumentSession} calls it on one thread; {@link
 * #prepare}, {@link #write} and {@link #await} block.
 *
 * @param <P> type of the prepared write of a record
 */
interface BatchSink<P> {

    Topic topic();

    /** Whether a person waits for the record to be searchable, so that its batch is written without further delay. */
    boolean isUrgent(ConsumerRecord<byte[], byte[]> record);

    /**
     * Prepares the writes of the records, in order. A record that cannot be prepared is dead-lettered. Throws only when
     * the schema registry is unavailable, which is no fault of a record.
     */
    Prepared<P> prepare(List<ConsumerRecord<byte[], byte[]>> batch);

    /** Writes to the index, in as few requests as their size allows. */
    Result<P> write(List<P> pending);

    /** Waits until Kafka has acknowledged all records; throws if it does not in time. */
    void await(List<Future<RecordMetadata>> sent) throws InterruptedException;

    /**
     * The prepared writes of a batch.
     *
     * @param pending prepared writes, in order
     * @param sent dead letters of records that cannot be prepared; not yet acknowledged by Kafka
     */
    record Prepared<P>(List<P> pending, List<Future<RecordMetadata>> sent) {}

    /**
     * The result of writing a batch.
     *
     * @param sent facts and dead letters about finished writes; not yet acknowledged by Kafka
     * @param busy writes that OpenSearch could not accept now and that must be repeated, in order
     * @param reason reason of the first of these; empty if there are none
     */
    record Result<P>(List<Future<RecordMetadata>> sent, List<P> busy, String reason) {}
}
