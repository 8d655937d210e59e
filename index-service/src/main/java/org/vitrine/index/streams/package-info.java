/**
 * Common parts of the Kafka Streams applications of this service (join, progress, fold of decisions): settings, health
 * checks, memory limit, JSON of stores, and restarts of stream threads.
 *
 * <pre>
 * a thread ends ─▶ {@link ThreadFailures} (pure) ─▶ {@link StreamsRestarts} ─▶ thread replaced after a pause,
 *                                                                 or application stopped
 * </pre>
 */
@NullMarked
package org.vitrine.index.streams;

import org.jspecify.annotations.NullMarked;
