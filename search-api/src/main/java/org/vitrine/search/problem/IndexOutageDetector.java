package org.vitrine.search.problem;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.vitrine.imageindex.IndexUnavailable;
import org.vitrine.problem.OutageDetector;

/**
 * Classifies a failure of OpenSearch to answer as an outage, so that the stage holds records back instead of
 * dead-lettering them.
 */
@ApplicationScoped
class IndexOutageDetector implements OutageDetector {

    @Override
    public Optional<String> unavailableDependency(Throwable failure) {
        return failure instanceof IndexUnavailable ? Optional.of("OpenSearch") : Optional.empty();
    }
}
