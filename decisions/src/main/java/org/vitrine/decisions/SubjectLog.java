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
 * The decisions about one subject, and those that undo, redo or replace one of them.
 *
 * @param entries in the order of the log, each decision once, at most {@link #MOST}
 */
public record SubjectLog(List<LogEntry> entries) {

    /** Of more entries the oldest without effect go, and if all have effect the oldest; about 100 kB. */
    public static final int MOST = 500;

    public static final SubjectLog EMPTY = new SubjectLog(List.of());

    public SubjectLog {
        entries = List.copyOf(entries);
    }

    /** The same where it has the decision already. */
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

    /** The oldest that has no effect on the state: undone or replaced, or the undo of what is no longer here. */
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

    /** Items that decisions name for a specimen, or say that it is not; also those without effect. */
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

    /** Of an item: those that were ever merged into it, also by decisions without effect. */
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

    /** Those that say something of the subject and have effect, oldest first. */
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

    /** Offset of the newest decision; −1 where there is none. */
    long revision() {
        return entries.isEmpty() ? -1 : entries.getLast().offset();
    }
}
