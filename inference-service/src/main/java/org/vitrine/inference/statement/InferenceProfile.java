package org.vitrine.inference.statement;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a collection wants said of its photographs.
 *
 * @param labels empty where none are wanted
 * @param attributes endpoint by attribute name
 * @param embedder the endpoint that makes vectors
 * @param steps endpoint by step of preparation
 * @param budget empty where paid providers may cost what they will
 */
public record InferenceProfile(
        Optional<Labels> labels,
        SortedMap<String, Endpoint> attributes,
        Endpoint embedder,
        SortedMap<String, Endpoint> steps,
        Optional<Budget> budget) {

    /** The same with vectors by another endpoint. */
    public InferenceProfile withEmbedder(Endpoint other) {
        return new InferenceProfile(labels, attributes, other, steps, budget);
    }

    /**
     * How labels are asked for.
     *
     * @param minConfidence in [0, 1]; labels below are not kept
     * @param maxLabels 1 to 1000
     * @param imageProperties whether colours and quality are asked for as well
     * @param customModel ARN of a project version that is asked as well
     */
    public record Labels(double minConfidence, int maxLabels, boolean imageProperties, Optional<String> customModel) {}

    /** What an endpoint of an attribute answers. */
    public enum Contract {
        CLASSIFICATION("classification"),
        OBJECT_DETECTION("object-detection"),
        SEMANTIC_SEGMENTATION("semantic-segmentation"),
        /** A picture file; only steps of preparation want one. */
        PICTURE("picture");

        private final String word;

        Contract(String word) {
            this.word = word;
        }

        /** What a profile says; one from the future is taken for classification, which says what it misses. */
        public static Contract of(String word) {
            for (var contract : values()) {
                if (contract.word.equals(word)) {
                    return contract;
                }
            }
            return CLASSIFICATION;
        }
    }

    /**
     * Which endpoint answers, and which part of it.
     *
     * @param labels names of its classes in order, where it answers probabilities alone; else empty
     */
    public record Endpoint(
            String name,
            Optional<String> variant,
            Optional<String> targetModel,
            Optional<String> component,
            Contract contract,
            List<String> labels) {

        public static Endpoint named(String name) {
            return new Endpoint(
                    name, Optional.empty(), Optional.empty(), Optional.empty(), Contract.CLASSIFICATION, List.of());
        }
    }

    /**
     * What paid providers may cost.
     *
     * @param monthly in the currency of the price table
     */
    public record Budget(double monthly, WhenSpent whenSpent) {}

    /** What happens beyond a budget. */
    public enum WhenSpent {
        /** Paid statements are left out, and that is said. */
        SKIP,
        /** Records wait for the next month or a higher budget. */
        PAUSE
    }
}
