/**
 * Names and ids of photographs, and the rules for them. Pure functions of strings and bytes; every other package of the
 * service may use them.
 *
 * <pre>institution + collection + identifier ─▶ {@link org.vitrine.ingest.identity.ImageName} ─▶ imageId</pre>
 */
@NullMarked
package org.vitrine.ingest.identity;

import org.jspecify.annotations.NullMarked;
