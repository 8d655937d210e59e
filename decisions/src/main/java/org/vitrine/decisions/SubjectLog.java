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
 * @param entries in the order of their offsets, each decision once, at most {@link #MOST}
 */
public record SubjectLog(List<LogEntry> entries) {

    /**
     * The maximum number of entries, about 100 kB. Beyond it, the oldest entry without effect is removed; if all have
     * effect, the oldest.
     */
    public static final int MOST = 500;

    public static final SubjectLog EMPTY = new SubjectLog(List.of());

    public SubjectLog {
        entries = List.copyOf(entries);
    }

    /** Returns the log with the entry; the same log where it has the decision already. */
    SubjectLog with(LogEntry entry) {
        if (entries.stream().anyMatch(known -> known.id().equals(entry.id()))) {
            return this;
        }
        List<LogEntry> all = new ArrayList<>(entries);
        all.add(entry);
        all.sort(Comparator.comparingLong(LogEntry::offset));
        while (all.size() > MOST) {
            all.remove(leastWanted(all));
        }
        return new SubjectLog(all);
    }

    SubjectLog without(String decisionId) {
        return new SubjectLog(
                entries.stream().filter(entry -> !entry.id().equals(decisionId)).toList());
    }

    /**
     * Returns the index of the entry to remove: the oldest that does not influence the state, because it is undone or
     * replaced, or because it only refers to entries that are no longer in the log; 0 where all do.
     */
    private static int leastWanted(List<LogEntry> all) {
        var standings = DecisionEffects.of(all.stream().map(LogEntry::link).toList());
        for (int i = 0; i < all.size(); i++) {
            var link = all.get(i).link();
            boolean aimless = !all.get(i).applies()
                    && Stream.of(link.undoes(), link.redoes(), link.replaces())
                            .flatMap(Optional::stream)
                            .noneMatch(standings::containsKey);
            var standing = standings.getOrDefault(link.decisionId(), DecisionEffects.Standing.EFFECTIVE);
            if (aimless || !standing.effective()) {
                return i;
            }
        }
        return 0;
    }

    /**
     * Returns the itemIds that the decisions of a specimen name, as attachment or as exclusion, including decisions
     * without effect. The state of the specimen depends on these items.
     */
    public Set<String> itemsNamed() {
        Set<String> named = new LinkedHashSet<>();
        for (LogEntry entry : entries) {
            Optional.ofNullable(entry.decision().getValue())
                    .map(DecisionValue::getItemId)
                    .ifPresent(named::add);
            Optional.ofNullable(entry.decision().getOther())
                    .flatMap(DecisionSubject::item)
                    .ifPresent(item -> named.add(item.itemId()));
        }
        return named;
    }

    /** Returns the itemIds that were ever merged into the item of this log, including by decisions without effect. */
    public Set<String> mergedIntoIt() {
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
        var standings = DecisionEffects.of(entries.stream().map(LogEntry::link).toList());
        return entries.stream()
                .filter(LogEntry::applies)
                .filter(entry -> standings
                        .getOrDefault(entry.id(), DecisionEffects.Standing.EFFECTIVE)
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
