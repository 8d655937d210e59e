/**
 * The events that the stages exchange by Kafka, and the names of their topics.
 *
 * <p>The Avro schemas lie in {@code src/main/avro}. The classes of this package are generated from them, except
 * {@link org.vitrine.events.Topic} and {@link org.vitrine.events.JsonTopics}. The module contains no logic.
 */
@NullMarked
package org.vitrine.events;

import org.jspecify.annotations.NullMarked;
