package org.vitrine.flow;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.kafka.common.errors.RetriableException;
import org.vitrine.problem.OutageDetector;

/**
 * Recognises failures of Kafka that are outages: every {@link RetriableException}, such as a record that Kafka did not
 * acknowledge in time or that too few replicas have.
 */
@ApplicationScoped
class KafkaOutageDetector implements OutageDetector {

    @Override
    public Optional<String> unavailableDependency(Throwable failure) {
        return failure instanceof RetriableException ? Optional.of("Kafka") : Optional.empty();
    }
}
