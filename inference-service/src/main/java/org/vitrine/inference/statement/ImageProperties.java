package org.vitrine.inference.statement;

import java.util.List;

/**
 * Colours and quality of a photograph.
 *
 * @param brightness in [0, 1]
 * @param sharpness in [0, 1]
 * @param contrast in [0, 1]
 * @param colours most frequent first
 */
public record ImageProperties(
        double brightness, double sharpness, double contrast, List<Colour> colours, ModelIdentity model) {

    /**
     * One of the dominant colours.
     *
     * @param name in CSS's words
     * @param hex #rrggbb
     * @param share of the pixels, in [0, 1]
     */
    public record Colour(String name, String hex, double share) {}
}
