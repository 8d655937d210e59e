package org.vitrine.ingest.sweep;

import java.util.Optional;

/**
 * What is to be swept.
 *
 * @param collection every one where absent
 * @param repair whether what may be removed is removed
 */
record SweepWish(Optional<String> collection, boolean repair) {}
