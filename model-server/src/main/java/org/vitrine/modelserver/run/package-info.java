/** Runs models: requests wait in a bounded queue, and threads, by default one per core, run them in batches. */
@NullMarked
package org.vitrine.modelserver.run;

import org.jspecify.annotations.NullMarked;
