package org.vitrine.search.decide;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.vitrine.decisions.DecisionEffects;
import org.vitrine.decisions.DecisionEffects.Link;
import org.vitrine.imageindex.IndexedDecision;
import org.vitrine.search.effects.DecisionValidity;

/**
 * The decisions of the last minutes that open items, and those that undo, redo or replace a decision. Returns whether
 * the opening of an item has effect, by the rules of {@link DecisionEffects}. Thread-safe.
 *
 * <p>Which item an opening older than the last minutes opens is not known here: the caller names such openings from the
 * index. The index names only openings with effect, so a redo of an older opening counts once the index has it.
 */
final class LoggedOpenings {

    /** Offset of a decision that is known from the index: earlier than those of the last minutes. */
    private static final long INDEXED = -1;

    /** By collectionId/itemId: the decisions that open the item, by decisionId, in the order of their addition. */
    private final Cache<String, Map<String, Link>> openings;

    /** By collectionId/decisionId: the decisions that undo, redo or replace the decision, in the same form. */
    private final Cache<String, Map<String, Link>> actions;

    /**
     * Creates an empty log.
     *
     * @param retention time for which a decision is held at least, unless there are too many
     * @param maxDecisions maximum number of openings, and maximum number of decisions that act on another
     */
    LoggedOpenings(Duration retention, long maxDecisions) {
        this.openings = cache(retention, maxDecisions);
        this.actions = cache(retention, maxDecisions);
    }

    private static Cache<String, Map<String, Link>> cache(Duration retention, long maxDecisions) {
        return Caffeine.newBuilder()
                .expireAfterWrite(retention)
                .maximumWeight(maxDecisions)
                .weigher((String _, Map<String, Link> links) -> links.size())
                .build();
    }

    /** Adds a decision. The form that was read from the log replaces the form that was added before. */
    void add(IndexedDecision decision) {
        var link = DecisionValidity.link(decision);
        openedItem(decision).ifPresent(itemId -> put(openings, key(decision.collectionId(), itemId), link));
        targets(link).forEach(target -> put(actions, key(decision.collectionId(), target), link));
    }

    /** Removes a decision, as if it had never been taken. */
    void remove(IndexedDecision decision) {
        var link = DecisionValidity.link(decision);
        openedItem(decision).ifPresent(itemId -> drop(openings, key(decision.collectionId(), itemId), link));
        targets(link).forEach(target -> drop(actions, key(decision.collectionId(), target), link));
    }

    /**
     * Returns whether the opening of an item has effect.
     *
     * @param indexed decisionIds of the openings that the index has, and that may be older than the last minutes
     */
    ItemOpening find(String collectionId, String itemId, Collection<String> indexed) {
        var logged = links(openings, key(collectionId, itemId));
        Map<String, Link> opening = new LinkedHashMap<>();
        for (String id : indexed) {
            opening.put(id, new Link(id, INDEXED, Optional.empty(), Optional.empty(), Optional.empty()));
        }
        opening.putAll(logged);
        var all = withActions(collectionId, opening);
        if (logged.isEmpty() && all.size() == opening.size()) {
            return new ItemOpening.NotLogged();
        }
        // Of two decisions without an offset, the one that was added later is the newer: it must come first.
        var effectStatuses = DecisionEffects.of(new ArrayList<>(all.values()).reversed());
        boolean inForce = opening.keySet().stream().anyMatch(id -> {
            var effectStatus = effectStatuses.get(id);
            return effectStatus == null || effectStatus.effective();
        });
        return inForce ? new ItemOpening.InForce() : new ItemOpening.Ended(opening.keySet());
    }

    /** Returns the decisions and all that act on them, directly or through others, in the order of the log. */
    private Map<String, Link> withActions(String collectionId, Map<String, Link> decisions) {
        Map<String, Link> all = new LinkedHashMap<>(decisions);
        var queue = new ArrayDeque<>(decisions.keySet());
        while (!queue.isEmpty()) {
            String id = queue.removeFirst();
            for (var link : links(actions, key(collectionId, id)).values()) {
                if (all.putIfAbsent(link.decisionId(), link) == null) {
                    queue.add(link.decisionId());
                }
            }
        }
        return all;
    }

    /** Returns the item that a decision opens; a split opens the item to which the specimens go. */
    private static Optional<String> openedItem(IndexedDecision decision) {
        return DecisionType.of(decision.kind())
                .filter(DecisionType::opensItem)
                .flatMap(_ -> decision.value())
                .flatMap(IndexedDecision.Value::itemId);
    }

    private static List<String> targets(Link link) {
        return Stream.of(link.undoes(), link.redoes(), link.replaces())
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static void put(Cache<String, Map<String, Link>> cache, String key, Link link) {
        cache.asMap().merge(key, Map.of(link.decisionId(), link), (known, _) -> with(known, link));
    }

    /** Returns the links with a further one. Of two records of one decision in the log, the first counts. */
    private static Map<String, Link> with(Map<String, Link> known, Link link) {
        Map<String, Link> all = new LinkedHashMap<>(known);
        var earlier = all.get(link.decisionId());
        if (earlier == null || earlier.offset() == IndexedDecision.UNSEQUENCED) {
            all.put(link.decisionId(), link);
        }
        return all;
    }

    private static void drop(Cache<String, Map<String, Link>> cache, String key, Link link) {
        cache.asMap().computeIfPresent(key, (_, known) -> {
            Map<String, Link> remaining = new LinkedHashMap<>(known);
            remaining.remove(link.decisionId());
            return remaining;
        });
    }

    private static Map<String, Link> links(Cache<String, Map<String, Link>> cache, String key) {
        return Optional.ofNullable(cache.getIfPresent(key)).orElse(Map.of());
    }

    private static String key(String collectionId, String id) {
        return collectionId + '/' + id;
    }
}
