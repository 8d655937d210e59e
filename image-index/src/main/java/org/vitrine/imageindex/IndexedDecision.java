package org.vitrine.imageindex;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A decision as it was taken; see the schema of topic decisions. Whether it still has effect depends on later ones: {@link
 * DecisionIndex#targeting}.
 *
 * @param sequence order in the collection, from 0: the later of two decisions has the greater one; {@link #UNSEQUENCED} before it was read from
 *     the topic
 * @param kind in kebab-case, such as attach or open-item
 * @param person pseudonymous
 * @param role may be empty
 * @param note may be empty
 * @param decidedAt UTC
 */
public record IndexedDecision(
        String decisionId,
        String collectionId,
        long sequence,
        String kind,
        List<IndexedSubject> subjects,
        Optional<IndexedSubject> other,
        Optional<Value> value,
        Optional<Evidence> evidence,
        Optional<String> replaces,
        Optional<String> undoes,
        String person,
        String role,
        String note,
        Instant decidedAt) {

    /** The sequence of a decision that was written but not read back: newer than all that were read. */
    public static final long UNSEQUENCED = Long.MAX_VALUE;

    public IndexedDecision {
        subjects = List.copyOf(subjects);
    }

    /** What the kind needs; the rest is empty. */
    public record Value(
            Optional<String> itemId,
            Optional<String> fromItemId,
            Optional<String> title,
            Map<String, String> metadata,
            Optional<String> name,
            Optional<String> value,
            Optional<IndexedImage.Side> side,
            Optional<IndexedImage.Region> region,
            Optional<Double> angleDegrees,
            Optional<IndexedImage.Region> box) {

        public Value {
            metadata = Map.copyOf(metadata);
        }
    }

    /** What was on the screen; see the schema DecisionEvidence. */
    public record Evidence(
            List<String> imageIds,
            Optional<String> querySha256,
            List<IndexedCandidate> candidates,
            Optional<Double> none,
            Optional<Integer> chosenRank,
            Optional<Double> temperature,
            Optional<Double> noneBias,
            List<ModelReference> models) {

        public Evidence {
            imageIds = List.copyOf(imageIds);
            candidates = List.copyOf(candidates);
            models = List.copyOf(models);
        }
    }
}
