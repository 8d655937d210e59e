package org.vitrine.inference.statement;

import java.util.Optional;
import java.util.SortedMap;

/**
 * What a collection wants said of its photographs.
 *
 * @param labels empty where none are wanted
 * @param attributes endpoint by attribute name
 * @param embedder the endpoint that makes vectors
 */
public record Wishes(Optional<Labels> labels, SortedMap<String, Endpoint> attributes, Endpoint embedder) {

    /**
     * How labels are asked for.
     *
     * @param minConfidence in [0, 1]; labels below are not kept
     * @param maxLabels 1 to 1000
     */
    public record Labels(double minConfidence, int maxLabels) {}

    /** Which endpoint answers, and which part of it. */
    public record Endpoint(
            String name, Optional<String> variant, Optional<String> targetModel, Optional<String> component) {

        public static Endpoint named(String name) {
            return new Endpoint(name, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }
}
