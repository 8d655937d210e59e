package org.vitrine.problem;

import java.util.Optional;

/**
 * Knows the failures of one thing that a service leans on. Each is a bean beside the client it speaks of, so that every
 * service answers its absence alike: 503, not 500.
 */
@FunctionalInterface
public interface OutageDetector {

    /** What is unavailable, as the subject of a sentence; empty where this failure is of another kind. */
    Optional<String> away(Throwable failure);
}
