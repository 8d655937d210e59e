/**
 * A collection is deleted with everything in it.
 *
 * <pre>
 * DELETE collection ─▶ 428 with a token ─▶ DELETE with the token ─▶ member deletingSince of the profile: nothing is accepted any more
 * profile with deletingSince ─▶ {@link org.vitrine.ingest.deletion.CollectionDeletions}: each receipt's image withdrawn ─▶ profile's tombstone
 * </pre>
 */
@NullMarked
package org.vitrine.ingest.deletion;

import org.jspecify.annotations.NullMarked;
