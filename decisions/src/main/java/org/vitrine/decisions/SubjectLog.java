package org.vitrine.decisions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vitrine.events.DecisionKind;
import org.vitrine.events.DecisionValue;

/**
 * The log of one subject: the decisions about it, and those that undo, redo or replace one of them. The states of
 * specimens, images and items are computed from it. Immutable.
 *
 * @param entries in the order of their offsets, each decision once, at most {@link #MAX_ENTRIES}
 */
public record SubjectLog(List<LogEntry> entries) {

    /**
     * The maximum number of entries, about 100 kB. Beyond it, the oldest entry without effect is removed; if all have
     * effect, the oldest.
     */
    public static final int MAX_ENTRIES = 500;

    public static final SubjectLog EMPTY = new SubjectLog(List.of());

    public SubjectLog {
        entries = List.copyOf(entries);
    }

    /** Returns the log with the entry; the same log where it has the decision already. */
    SubjectLog with(LogEntry entry) {
        if (entries.stream().anyMatch(known -> known.decisionId().equals(entry.decisionId()))) {
            return this;
        }
        List<LogEntry> all = new ArrayList<>(entries);
        all.add(entry);
        all.sort(Comparator.comparingLong(LogEntry::offset));
        while (all.size() > MAX_ENTRIES) {
            all.remove(indexToEvict(all));
        }
        return new SubjectLog(all);
    }

    SubjectLog without(String decisionId) {
        return new SubjectLog(entries.stream()
                .filter(entry -> !entry.decisionId().equals(decisionId))
                .toList());
    }

    /**
     * Returns the index of the entry to remove: the oldest that does not influence the state, because it is undone or
     * replaced, or because it only refers to entries that are no longer in the log; 0 where all do.
     */
    private static int indexToEvict(List<LogEntry> all) {
        var statuses = DecisionEffects.of(all.stream().map(LogEntry::link).toList());
        for (int i = 0; i < all.size(); i++) {
            var link = all.get(i).link();
            boolean dangling = !all.get(i).isStatement()
                    && Stream.of(link.undoes(), link.redoes(), link.replaces())
                            .flatMap(Optional::stream)
                            .noneMatch(statuses::containsKey);
            var status = statuses.getOrDefault(link.decisionId(), DecisionEffects.EffectStatus.EFFECTIVE);
            if (dangling || !status.effective()) {
                return i;
            }
        }
        return 0;
    }

    /**
     * Returns the itemIds that the decisions of a specimen name, as attachment or as exclusion, including decisions
     * without effect. The state of the specimen depends on these items.
     */
    public Set<String> referencedItemIds() {
        Set<String> itemIds = new LinkedHashSet<>();
        for (LogEntry entry : entries) {
            Optional.ofNullable(entry.decision().getValue())
                    .map(DecisionValue::getItemId)
                    .ifPresent(itemIds::add);
            Optional.ofNullable(entry.decision().getOther())
                    .flatMap(DecisionSubject::item)
                    .ifPresent(item -> itemIds.add(item.itemId()));
        }
        return itemIds;
    }

    /** Returns the itemIds that were ever merged into the item of this log, including by decisions without effect. */
    public Set<String> mergedItemIds() {
        Set<String> sources = new LinkedHashSet<>();
        for (LogEntry entry : entries) {
            if (entry.kind() == DecisionKind.MERGE_ITEM && entry.counterpart()) {
                entry.counterparts().stream()
                        .map(DecisionSubject::item)
                        .flatMap(Optional::stream)
                        .forEach(item -> sources.add(item.itemId()));
            }
        }
        return sources;
    }

    /** Returns the entries that state something about the subject and have effect, oldest first. */
    List<LogEntry> effective() {
        var statuses = DecisionEffects.of(entries.stream().map(LogEntry::link).toList());
        return entries.stream()
                .filter(LogEntry::isStatement)
                .filter(entry -> statuses.getOrDefault(entry.decisionId(), DecisionEffects.EffectStatus.EFFECTIVE)
                        .effective())
                .toList();
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Returns the offset of the newest decision; −1 where there is none. */
    long revision() {
        return entries.isEmpty() ? -1 : entries.getLast().offset();
    }
}
