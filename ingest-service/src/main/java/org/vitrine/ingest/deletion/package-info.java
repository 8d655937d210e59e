/**
 * Deletes a collection with all of its photographs.
 *
 * <pre>
 * DELETE collection ─▶ 428 with a token
 * DELETE with the token ─▶ member deletingSince of the profile: no photograph is accepted any more
 * profile with deletingSince ─▶ {@link org.vitrine.ingest.deletion.CollectionDeletions}
 *                            ─▶ withdraws the image of each receipt ─▶ tombstone of the profile
 * </pre>
 */
@NullMarked
package org.vitrine.ingest.deletion;

import org.jspecify.annotations.NullMarked;
