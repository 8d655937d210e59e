/** Runs of models: requests wait in a bounded queue, are taken in batches, on as many threads as there are cores. */
@NullMarked
package org.vitrine.modelserver.run;

import org.jspecify.annotations.NullMarked;
