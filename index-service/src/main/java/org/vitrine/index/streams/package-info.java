/**
 * What the Kafka Streams applications of this service, the join, the progress and the fold of decisions, have in common.
 *
 * <pre>
 * a thread ends ─▶ {@link org.vitrine.index.streams.ThreadFailures} (pure) ─▶ {@link org.vitrine.index.streams.StreamsRestarts} ─▶ replaced after a pause, or the application stops
 * </pre>
 */
@NullMarked
package org.vitrine.index.streams;

import org.jspecify.annotations.NullMarked;
