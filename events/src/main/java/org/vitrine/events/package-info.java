/**
 * The facts that join the stages, and the names they travel under.
 *
 * <p>Avro schemas live in {@code src/main/avro}; the classes here are generated from them, but for {@link
 * org.vitrine.events.Topic}. No logic.
 */
@NullMarked
package org.vitrine.events;

import org.jspecify.annotations.NullMarked;
