/**
 * The base of the Kafka Streams applications of this service (join, progress, fold of decisions). Settings, checks of
 * topics, state of another topology, health checks, memory limit, dead letters and restarts of stream threads are here
 * once. An application adds an {@link ApplicationDefinition}.
 *
 * <pre>
 * {@link ApplicationDefinition} ─▶ {@link StreamsApplications} ─▶ {@link StreamsApplication}
 *
 * start ─▶ {@link TopologyTopics} of the topology ┐
 *          topics and offsets in Kafka  ┴▶ {@link StartPlan} (pure)
 *                                       ─▶ {@link ApplicationTopics}: continue, rebuild the state, or refuse
 *                                       ─▶ {@link LocalState}: delete stores of topics that do not exist
 *
 * a thread ends ─▶ {@link ThreadFailures} (pure) ─▶ {@link StreamsRestarts} ─▶ thread replaced after a pause,
 *                                                                 or application stopped
 * </pre>
 */
@NullMarked
package org.vitrine.index.streams;

import org.jspecify.annotations.NullMarked;
