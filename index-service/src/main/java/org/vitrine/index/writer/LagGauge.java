package org.vitrine.index.writer;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** How many records lie before the writer; measured where the consumer may be asked, on its own thread. */
final class LagGauge {

    private final AtomicLong records = new AtomicLong();

    void measure(KafkaConsumer<?, ?> consumer) {
        records.set(consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum());
    }

    long records() {
        return records.get();
    }
}
