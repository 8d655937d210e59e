package org.vitrine.index.progress;

import java.util.Map;

/** Images by collection and stage. */
record StageCounts(Map<String, Map<String, Long>> collections) {}
