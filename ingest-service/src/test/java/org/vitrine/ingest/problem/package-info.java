@NullMarked
package org.vitrine.ingest.problem;

import org.jspecify.annotations.NullMarked;
