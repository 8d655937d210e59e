package org.vitrine.decisions;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which decisions have effect, given those that undo, redo and replace them, which may be undone in turn. */
public final class DecisionEffects {

    private DecisionEffects() {}

    /**
     * How a decision acts on others.
     *
     * @param offset later decisions have greater ones
     * @param undoes the decision that it takes the effect from
     * @param redoes the decision that it gives the effect back to
     * @param replaces the decision whose place it takes
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
     * @param endedBy the decision that undid or replaced it; empty where it has effect
     */
    public record Standing(boolean effective, Optional<String> endedBy) {

        static final Standing EFFECTIVE = new Standing(true, Optional.empty());
    }

    /**
     * Of each decision: the newest one with effect that undoes, redoes or replaces it settles it; without one it has effect. A
     * decision acts on earlier ones only, so the newest are settled first.
     */
    public static Map<String, Standing> of(Collection<Link> links) {
        Map<String, Standing> settled = new HashMap<>();
        Map<String, Standing> standings = new HashMap<>();
        links.stream().sorted(Comparator.comparingLong(Link::offset).reversed()).forEach(link -> {
            var own = settled.getOrDefault(link.decisionId(), Standing.EFFECTIVE);
            standings.put(link.decisionId(), own);
            if (own.effective()) {
                var ended = new Standing(false, Optional.of(link.decisionId()));
                link.undoes().ifPresent(id -> settled.putIfAbsent(id, ended));
                link.redoes().ifPresent(id -> settled.putIfAbsent(id, Standing.EFFECTIVE));
                link.replaces().ifPresent(id -> settled.putIfAbsent(id, ended));
            }
        });
        return Map.copyOf(standings);
    }
}
