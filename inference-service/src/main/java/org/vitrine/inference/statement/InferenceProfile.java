package org.vitrine.inference.statement;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The part of a collection profile that inference-service uses: which statements it requests about each photograph,
 * from which endpoints, and within which budget.
 *
 * @param labels settings of labels; empty if the collection requests none
 * @param attributes endpoint by attribute name
 * @param embedder endpoint that computes vectors
 * @param steps endpoint by name of the preparation step: cut-out, upright or enhance
 * @param budget monthly limit of the cost of paid providers; empty if there is no limit
 */
public record InferenceProfile(
        Optional<Labels> labels,
        SortedMap<String, Endpoint> attributes,
        Endpoint embedder,
        SortedMap<String, Endpoint> steps,
        Optional<Budget> budget) {

    /** Returns this profile with another embedder. */
    public InferenceProfile withEmbedder(Endpoint other) {
        return new InferenceProfile(labels, attributes, other, steps, budget);
    }

    /**
     * Settings of the requests to Rekognition.
     *
     * @param minConfidence least confidence of a label, from 0 to 1; labels below it are dropped
     * @param maxLabels most labels of one photograph, 1 to 1000
     * @param imageProperties whether colours and quality are requested in addition
     * @param customModel ARN of a project version of Custom Labels, which is requested in addition; empty for none
     */
    public record Labels(double minConfidence, int maxLabels, boolean imageProperties, Optional<String> customModel) {}

    /** The format in which an endpoint answers; the first three are contracts of SageMaker JumpStart. */
    public enum Contract {
        CLASSIFICATION("classification"),
        OBJECT_DETECTION("object-detection"),
        SEMANTIC_SEGMENTATION("semantic-segmentation"),
        /** A picture file; only steps of preparation use it. */
        PICTURE("picture");

        private final String word;

        Contract(String word) {
            this.word = word;
        }

        /**
         * Returns the contract by its name in a profile. An unknown name, from a newer release, counts as
         * classification: reading its answer then fails with a message that names the missing members.
         */
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
     * An endpoint of SageMaker, with the part of it that answers.
     *
     * @param name name of the endpoint
     * @param variant production variant; empty for SageMaker's choice
     * @param targetModel model of a multi-model endpoint; empty for other endpoints
     * @param component inference component; empty for other endpoints
     * @param contract format of the answer
     * @param labels names of the classes in the order of the answer, for an endpoint that answers only probabilities;
     *     else empty
     */
    public record Endpoint(
            String name,
            Optional<String> variant,
            Optional<String> targetModel,
            Optional<String> component,
            Contract contract,
            List<String> labels) {

        /** Returns a classification endpoint without variant, target model, component and labels. */
        public static Endpoint named(String name) {
            return new Endpoint(
                    name, Optional.empty(), Optional.empty(), Optional.empty(), Contract.CLASSIFICATION, List.of());
        }
    }

    /**
     * The limit of what paid providers may cost a collection.
     *
     * @param monthly amount per calendar month in UTC, in the currency of the price table
     * @param whenSpent what happens to further requests
     */
    public record Budget(double monthly, WhenSpent whenSpent) {}

    /** What happens to paid requests when the budget is spent. */
    public enum WhenSpent {
        /** Paid statements are left out and listed as skipped. */
        SKIP,
        /** Records wait for the next month or a higher budget. */
        PAUSE
    }
}
