package org.vitrine.ingest.progress;

import java.util.Map;

/** Images by collection and stage. */
record StageCounts(Map<String, Map<String, Long>> collections) {}
