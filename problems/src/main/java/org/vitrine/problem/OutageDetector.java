package org.vitrine.problem;

import java.util.Optional;

/**
 * Recognises the failures of one dependency of a service, such as the image store. Implementations are beans;
 * {@link ProblemMappers} consults all of them, so that every service answers an outage in the same way: with 503, not
 * 500.
 */
@FunctionalInterface
public interface OutageDetector {

    /**
     * Returns the name of the unavailable dependency, as the subject of a sentence; empty where the failure has another
     * cause.
     *
     * @param failure one exception of a chain of causes; the caller passes its causes separately
     */
    Optional<String> unavailableDependency(Throwable failure);
}
