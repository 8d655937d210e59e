package org.vitrine.ingest.progress;

import java.util.List;
import java.util.Map;

/**
 * Counts of all images by stage, as index-service answers them.
 *
 * @param stages images by stage; stages without images are left out
 * @param total all images except withdrawn ones
 * @param inFlight images that are being processed
 * @param collections the counts of each collection
 */
record StatusCounts(Map<String, Long> stages, long total, long inFlight, List<CollectionCounts> collections) {}
