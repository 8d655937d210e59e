package org.vitrine.ingest.progress;

import java.util.List;
import java.util.Map;

/**
 * How many images are where, as index-service counts them.
 *
 * @param stages images by stage; stages without images are left out
 * @param total without those withdrawn
 */
record StatusCounts(Map<String, Long> stages, long total, long inFlight, List<CollectionCounts> collections) {}
