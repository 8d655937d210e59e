package org.vitrine.inference.statement;

import java.util.List;

/**
 * Colours and quality of a photograph, as measured by a provider.
 *
 * @param brightness from 0 to 1
 * @param sharpness from 0 to 1
 * @param contrast from 0 to 1
 * @param colours dominant colours, the most frequent first
 * @param model the model that made the statement
 */
public record ImageProperties(
        double brightness, double sharpness, double contrast, List<Colour> colours, ModelIdentity model) {

    /**
     * One of the dominant colours.
     *
     * @param name colour name of CSS
     * @param hex the colour as #rrggbb
     * @param share share of the pixels, from 0 to 1
     */
    public record Colour(String name, String hex, double share) {}
}
