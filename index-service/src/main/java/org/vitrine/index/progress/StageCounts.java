package org.vitrine.index.progress;

import java.util.Map;

/** The number of images by collection and column ({@link StageCounter}), as replicas exchange it. */
record StageCounts(Map<String, Map<String, Long>> collections) {}
