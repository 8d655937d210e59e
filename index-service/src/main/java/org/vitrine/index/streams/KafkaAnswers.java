package org.vitrine.index.streams;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Waits for the answers of Kafka to requests about one application. All methods block. */
final class KafkaAnswers {

    private final String application;
    private final Duration timeout;

    /** @param timeout maximum time for one request */
    KafkaAnswers(String application, Duration timeout) {
        this.application = application;
        this.timeout = timeout;
    }

    /**
     * Returns the answer to a request.
     *
     * @throws IllegalStateException if Kafka refuses the request or does not answer in time; the cause is Kafka's
     */
    <T> T await(KafkaFuture<T> request) {
        try {
            return request.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(
                    "Kafka refused to read or change topics or offsets of application %s: %s; check kafka.bootstrap.servers and rights"
                            .formatted(application, failure.getCause()),
                    failure.getCause());
        } catch (TimeoutException late) {
            throw new IllegalStateException(
                    "Kafka did not answer within vitrine.index.streams.kafka-timeout %s; check kafka.bootstrap.servers"
                            .formatted(timeout),
                    late);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Kafka", interruption);
        }
    }

    /** Runs a request for a topic; nothing happens where the topic does not exist. */
    static void unlessAbsent(Runnable request) {
        try {
            request.run();
        } catch (IllegalStateException failure) {
            if (!(failure.getCause() instanceof UnknownTopicOrPartitionException
                    || failure.getCause() instanceof UnknownTopicIdException)) {
                throw failure;
            }
        }
    }
}
