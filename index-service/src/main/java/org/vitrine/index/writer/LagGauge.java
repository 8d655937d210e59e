package org.vitrine.index.writer;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * The number of records that a writer has not read yet, over its partitions. It is measured on the thread of the
 * consumer, the only one that may use it, and read by any thread.
 */
final class LagGauge {

    private final AtomicLong records = new AtomicLong();

    void measure(Consumer<?, ?> consumer) {
        records.set(consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum());
    }

    long records() {
        return records.get();
    }
}
