/**
 * Originals and renditions in S3: the claim check behind every event.
 *
 * <p>A stage reads bytes by the location an event carries and writes what it made under a key that follows from its
 * input alone ({@link org.vitrine.store.StoreKeys}), so that doing it twice leaves one object.
 */
@NullMarked
package org.vitrine.store;

import org.jspecify.annotations.NullMarked;
