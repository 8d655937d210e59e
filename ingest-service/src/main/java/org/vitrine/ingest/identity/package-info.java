/**
 * What a photograph is called. Pure: strings and bytes in, names out; every other package of the service may use it.
 *
 * <pre>institution + collection + identifier ─▶ {@link org.vitrine.ingest.identity.ImageName} ─▶ imageId</pre>
 */
@NullMarked
package org.vitrine.ingest.identity;

import org.jspecify.annotations.NullMarked;
