package org.vitrine.search.problem;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.vitrine.imageindex.IndexUnavailable;
import org.vitrine.problem.OutageDetector;

/** OpenSearch that does not answer holds records back. */
@ApplicationScoped
class IndexOutageDetector implements OutageDetector {

    @Override
    public Optional<String> away(Throwable failure) {
        return failure instanceof IndexUnavailable ? Optional.of("OpenSearch") : Optional.empty();
    }
}
