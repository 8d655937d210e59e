package org.vitrine.imageindex;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A decision in the index of decisions, as it was taken; see the schema Decision. Whether it still has effect depends
 * on later ones: {@link DecisionIndex#targeting}.
 *
 * @param sequence position in the collection, from 0: the later of two decisions has the greater one;
 *     {@link #UNSEQUENCED} before it was read from the topic
 * @param kind kind in kebab-case, such as attach or open-item
 * @param subjects what the decision is about; several in a bulk decision
 * @param other second subject of a relation, duplicate or merge
 * @param replaces decisionId of the decision that this one replaces
 * @param undoes decisionId of the decision that this one undoes or redoes
 * @param person pseudonymous id of the person who decided
 * @param role role of the person; may be empty
 * @param note note of the person; may be empty
 * @param decidedAt time of the decision, UTC
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

    /** The values of a decision; which ones are present depends on its kind. */
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

    /** What the person saw when deciding; see the schema DecisionEvidence. */
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
