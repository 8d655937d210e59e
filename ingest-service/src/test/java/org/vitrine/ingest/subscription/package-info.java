@NullMarked
package org.vitrine.ingest.subscription;

import org.jspecify.annotations.NullMarked;
