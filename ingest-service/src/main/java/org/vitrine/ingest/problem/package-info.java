/** Every way this service refuses a request, from the codes programs rely on to the sentences people read. */
@NullMarked
package org.vitrine.ingest.problem;

import org.jspecify.annotations.NullMarked;
