/**
 * Collections and their profiles.
 *
 * <pre>PUT collection ─▶ ProfileReader ─▶ topic collections ─▶ every service's CollectionProfiles</pre>
 */
@NullMarked
package org.vitrine.ingest.collection;

import org.jspecify.annotations.NullMarked;
