package org.vitrine.decisions;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Computes which decisions have effect. A decision loses its effect when a later one undoes or replaces it; that later
 * decision can be undone in turn.
 *
 * <p>Pure. Used by the fold ({@link SubjectLog}) and by search-api, which shows the state of past decisions.
 */
public final class DecisionEffects {

    private DecisionEffects() {}

    /**
     * A decision with its references to earlier decisions; all references are decisionIds of the same collection.
     *
     * @param offset position in the log of the collection: a later decision has a greater offset
     * @param undoes the decision that loses its effect by this one
     * @param redoes the undone decision that gets its effect back by this one
     * @param replaces the decision that loses its effect because this one takes its place
     */
    public record Link(
            String decisionId,
            long offset,
            Optional<String> undoes,
            Optional<String> redoes,
            Optional<String> replaces) {}

    /**
     * Whether a decision has effect.
     *
     * @param effective whether the decision has effect
     * @param endedBy decisionId of the decision that undid or replaced it; empty where it has effect
     */
    public record EffectStatus(boolean effective, Optional<String> endedBy) {

        static final EffectStatus EFFECTIVE = new EffectStatus(true, Optional.empty());
    }

    /**
     * Returns the standing of each decision, by decisionId. The newest decision with effect that undoes, redoes or
     * replaces a decision determines its standing; a decision without one has effect.
     *
     * <p>A decision acts on earlier ones only, so the links are evaluated from the newest to the oldest.
     *
     * @param links the decisions in any order; a decision that is referenced but not itself among them is not returned
     */
    public static Map<String, EffectStatus> of(Collection<Link> links) {
        Map<String, EffectStatus> targetStatuses = new HashMap<>();
        Map<String, EffectStatus> statuses = new HashMap<>();
        links.stream().sorted(Comparator.comparingLong(Link::offset).reversed()).forEach(link -> {
            var own = targetStatuses.getOrDefault(link.decisionId(), EffectStatus.EFFECTIVE);
            statuses.put(link.decisionId(), own);
            if (own.effective()) {
                var ended = new EffectStatus(false, Optional.of(link.decisionId()));
                link.undoes().ifPresent(id -> targetStatuses.putIfAbsent(id, ended));
                link.redoes().ifPresent(id -> targetStatuses.putIfAbsent(id, EffectStatus.EFFECTIVE));
                link.replaces().ifPresent(id -> targetStatuses.putIfAbsent(id, ended));
            }
        });
        return Map.copyOf(statuses);
    }
}
