/**
 * Access to the S3 store of originals, renditions and receipts. Events carry the location of an object, not its bytes
 * (the claim-check pattern).
 *
 * <p>A stage reads bytes by the location in an event. It writes its results under keys that depend only on its input
 * ({@link org.vitrine.store.StoreKeys}), so that processing an event twice leaves one object.
 */
@NullMarked
package org.vitrine.store;

import org.jspecify.annotations.NullMarked;
