package org.vitrine.decisions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vitrine.events.DecisionConflict;
import org.vitrine.events.DecisionKind;
import org.vitrine.events.DecisionValue;
import org.vitrine.events.PendingAttachment;
import org.vitrine.events.SpecimenDecided;
import org.vitrine.events.SubjectReference;

/**
 * Computes the decided state of one specimen from its log: the item it is attached to, pending attachments, relations
 * to other specimens and items, and conflicts. Pure.
 */
public final class SpecimenState {

    private static final int MAX_NOT_ITEMS = 200;
    private static final int MAX_NOT_SPECIMENS = 200;
    private static final int MAX_SAME_SPECIMENS = 50;
    private static final int MAX_SAME_DIES = 200;

    private SpecimenState() {}

    /**
     * Returns the state of a specimen; empty where no decision was ever taken about the specimen, and the stated item
     * was never merged.
     *
     * @param log log of the specimen
     * @param stated the item that the institution states
     * @param chains resolves merged items
     * @param requiredConfirmations number of different people who must name the same item before it is in force, from 1
     */
    public static Optional<SpecimenDecided> of(
            SubjectLog log, Optional<String> stated, MergeChains chains, int requiredConfirmations) {
        var attachments = Attachments.of(log, chains, requiredConfirmations);
        var statedEnd = stated.map(chains::end);
        long revision = Math.max(
                Math.max(log.revision(), attachments.revision()),
                attachments.inForce().isPresent()
                        ? -1
                        : statedEnd.map(MergeChains.End::revision).orElse(-1L));
        return revision < 0
                ? Optional.empty()
                : Optional.of(state(log, attachments, statedEnd, chains, requiredConfirmations, revision));
    }

    private static SpecimenDecided state(
            SubjectLog log,
            Attachments attachments,
            Optional<MergeChains.End> statedEnd,
            MergeChains chains,
            int requiredConfirmations,
            long revision) {
        var state = SpecimenDecided.newBuilder()
                .setConflicts(attachments.conflicts())
                .setRevision(revision)
                .setNotItems(notItems(log, attachments, chains))
                .setNotSpecimens(specimens(log, Relation.NOT, MAX_NOT_SPECIMENS))
                .setSameSpecimens(specimens(log, Relation.SAME, MAX_SAME_SPECIMENS))
                .setSameDies(specimens(log, Relation.DIE, MAX_SAME_DIES));
        attachments
                .inForce()
                .ifPresentOrElse(
                        inForce -> {
                            inForce.itemId().ifPresent(state::setItemId);
                            state.setAttachment(inForce.entry().reference());
                            state.setNoneOfThese(inForce.entry().kind() == DecisionKind.NONE_OF_THESE);
                            state.setConfirmations(attachments.confirmations(inForce));
                        },
                        () -> statedEnd.ifPresent(end -> end.decision().ifPresent(decision -> {
                            state.setItemId(end.itemId());
                            state.setAttachment(decision);
                        })));
        attachments.pending().ifPresent(pending -> {
            var pendingState = PendingAttachment.newBuilder()
                    .setBy(pending.entry().reference())
                    .setConfirmations(attachments.confirmations(pending))
                    .setRequired(requiredConfirmations);
            pending.itemId().ifPresent(pendingState::setItemId);
            state.setPending(pendingState.build());
        });
        return state.build();
    }

    /**
     * Returns the items that people excluded for the specimen, each with the item at the end of its chain of merges. An
     * item to which a later decision attaches the specimen is left out, as is the item in force.
     */
    private static List<String> notItems(SubjectLog log, Attachments attachments, MergeChains chains) {
        Set<String> excluded = new LinkedHashSet<>();
        for (LogEntry entry : log.effective()) {
            if (entry.kind() == DecisionKind.NOT_SAME) {
                Optional.ofNullable(entry.decision().getOther())
                        .flatMap(DecisionSubject::item)
                        .ifPresent(item -> {
                            excluded.add(item.itemId());
                            excluded.add(chains.end(item.itemId()).itemId());
                        });
            } else if (DecisionRules.isAttachment(entry.kind())) {
                Optional.ofNullable(entry.decision().getValue())
                        .map(DecisionValue::getItemId)
                        .filter(item -> entry.kind() != DecisionKind.NONE_OF_THESE)
                        .ifPresent(item -> {
                            excluded.remove(item);
                            excluded.remove(chains.end(item).itemId());
                        });
            }
        }
        attachments.inForce().flatMap(Attachments.Attachment::itemId).ifPresent(excluded::remove);
        return newest(new ArrayList<>(excluded), MAX_NOT_ITEMS);
    }

    private enum Relation {
        NOT,
        SAME,
        DIE
    }

    /**
     * Returns the specimens that have this relation to the specimen of the log. "Same specimen" and "not the same"
     * exclude each other for one pair; the later decision is in force.
     */
    private static List<SubjectReference> specimens(SubjectLog log, Relation wantedRelation, int limit) {
        Map<DecisionSubject, Relation> identity = new LinkedHashMap<>();
        Map<DecisionSubject, Relation> dies = new LinkedHashMap<>();
        for (LogEntry entry : log.effective()) {
            var others = entry.counterparts().stream()
                    .map(DecisionSubject::specimen)
                    .flatMap(Optional::stream)
                    .toList();
            switch (entry.kind()) {
                case NOT_SAME -> others.forEach(other -> put(identity, other, Relation.NOT));
                case SAME_SPECIMEN -> others.forEach(other -> put(identity, other, Relation.SAME));
                case SAME_DIE -> others.forEach(other -> put(dies, other, Relation.DIE));
                default -> {
                    // The other kinds do not relate two specimens.
                }
            }
        }
        var all = wantedRelation == Relation.DIE ? dies : identity;
        List<SubjectReference> found = all.entrySet().stream()
                .filter(entry -> entry.getValue() == wantedRelation)
                .map(entry -> DecisionSubject.reference(entry.getKey()))
                .toList();
        return newest(found, limit);
    }

    /** Sets the relation and moves it to the end, so that the newest is last. */
    private static void put(Map<DecisionSubject, Relation> relations, DecisionSubject other, Relation relation) {
        relations.remove(other);
        relations.put(other, relation);
    }

    private static <T> List<T> newest(List<T> all, int limit) {
        return all.size() <= limit ? List.copyOf(all) : List.copyOf(all.subList(all.size() - limit, all.size()));
    }

    /** Returns the newest conflicts, as many as a state lists. */
    static List<DecisionConflict> newestConflicts(List<DecisionConflict> conflicts) {
        return newest(conflicts, ReviewerConflicts.MAX_LISTED);
    }
}
