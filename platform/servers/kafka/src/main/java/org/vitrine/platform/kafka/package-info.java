/**
 * A single Kafka node as a separate program.
 *
 * <p>The platform passes a properties file; {@link org.vitrine.platform.kafka.KafkaNode} formats the data folder the
 * first time and runs broker and controller until it is stopped.
 */
@NullMarked
package org.vitrine.platform.kafka;

import org.jspecify.annotations.NullMarked;
