/** Every way this service says no, from the codes programs rely on to the sentences people read. */
@NullMarked
package org.vitrine.ingest.problem;

import org.jspecify.annotations.NullMarked;
