package org.vitrine.search.photograph;

import java.nio.file.Path;
import org.vitrine.search.match.Side;

/**
 * A photograph to search with.
 *
 * @param side as the person said
 * @param file its bytes, for as long as the request lasts
 */
record Photograph(Side side, Path file) {}
