package org.vitrine.ingest.deadletter;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/**
 * The newest dead letters of all topics with their outcomes, in memory: at most {@code vitrine.ingest.dead-letters.listed}
 * letters, each 300 bytes to 2 KB. Older ones leave it and stay in Kafka. Thread-safe.
 */
final class LetterIndex {

    private final int maxLetters;
    private final Map<LetterId, ListedLetter> letters = new HashMap<>();
    private final NavigableSet<ListedLetter> byAge = new TreeSet<>(ListedLetter.BY_AGE);
    private final Map<GroupKey, NavigableSet<ListedLetter>> groups = new HashMap<>();

    /** Outcomes that were read before their letters, because letters and outcomes are in different partitions. */
    private final Map<LetterId, LetterOutcome> earlyOutcomes;

    private long unlisted;

    LetterIndex(int maxLetters) {
        this.maxLetters = maxLetters;
        this.earlyOutcomes = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<LetterId, LetterOutcome> eldest) {
                return size() > maxLetters;
            }
        };
    }

    /** Adds a letter; the oldest one leaves the index where there are too many. A repeated letter changes nothing. */
    synchronized void add(ListedLetter letter) {
        if (letters.containsKey(letter.id())) {
            return;
        }
        var group = groups.computeIfAbsent(letter.group(), _ -> new TreeSet<>(ListedLetter.BY_AGE));
        var sharedKey = group.isEmpty() ? letter.group() : group.first().group(); // one copy of equal reasons
        var listed = letter.in(sharedKey).with(Optional.ofNullable(earlyOutcomes.remove(letter.id())));
        letters.put(listed.id(), listed);
        byAge.add(listed);
        group.add(listed);
        if (letters.size() > maxLetters) {
            remove(byAge.first());
            unlisted++;
        }
    }

    /**
     * Applies an outcome.
     *
     * @param unread whether the letter was not read yet, so that it may still be added
     */
    synchronized void apply(LetterId id, LetterOutcome outcome, boolean unread) {
        var letter = letters.get(id);
        if (letter != null) {
            replace(letter, letter.with(Optional.of(LetterOutcome.after(letter.outcome(), outcome))));
        } else if (unread) {
            earlyOutcomes.put(id, LetterOutcome.after(Optional.ofNullable(earlyOutcomes.get(id)), outcome));
        }
    }

    /**
     * Removes letters that Kafka has deleted.
     *
     * @param begins offset of the oldest record that is left, by partition
     */
    synchronized void removeDeleted(Map<TopicPartition, Long> begins) {
        List<ListedLetter> deleted = letters.values().stream()
                .filter(letter ->
                        letter.id().offset() < begins.getOrDefault(letter.id().topicPartition(), 0L))
                .toList();
        deleted.forEach(this::remove);
    }

    /** @param unlistedBefore letters that are in Kafka and were not read, because they are too many */
    synchronized void clear(long unlistedBefore) {
        letters.clear();
        byAge.clear();
        groups.clear();
        earlyOutcomes.clear();
        unlisted = unlistedBefore;
    }

    /** Returns the number of listed letters without outcome. */
    synchronized long open() {
        return letters.values().stream().filter(ListedLetter::isOpen).count();
    }

    /** Returns the number of letters that are too old to be listed here. */
    synchronized long unlisted() {
        return unlisted;
    }

    synchronized Optional<ListedLetter> find(LetterId id) {
        return Optional.ofNullable(letters.get(id));
    }

    /** Returns the groups, the one with the newest letter first. */
    synchronized List<LetterGroup> groups(Predicate<GroupKey> filter) {
        return LetterGroup.of(groups.entrySet().stream()
                .filter(group -> filter.test(group.getKey()))
                .map(Map.Entry::getValue)
                .flatMap(Collection::stream)
                .toList());
    }

    synchronized Optional<LetterGroup> group(String groupId) {
        return key(groupId).map(key -> LetterGroup.of(key, lettersOf(key)));
    }

    /** Returns letters of a group behind a place, the newest first; one more than {@code limit} where there are more. */
    synchronized List<ListedLetter> newest(String groupId, Optional<LetterCursor> after, int limit) {
        return lettersOfGroup(groupId).descendingSet().stream()
                .filter(letter -> after.map(place -> place.isNewerThan(letter)).orElse(true))
                .limit(limit + 1L)
                .toList();
    }

    /**
     * Returns open letters of a group behind a place, the oldest first, so that records are replayed in their order;
     * one more than {@code limit} where there are more.
     */
    synchronized List<ListedLetter> oldestOpen(String groupId, Optional<LetterCursor> after, int limit) {
        return lettersOfGroup(groupId).stream()
                .filter(letter -> after.map(place -> place.isOlderThan(letter)).orElse(true))
                .filter(ListedLetter::isOpen)
                .limit(limit + 1L)
                .toList();
    }

    private Optional<GroupKey> key(String groupId) {
        return groups.keySet().stream().filter(key -> key.id().equals(groupId)).findFirst();
    }

    private NavigableSet<ListedLetter> lettersOfGroup(String groupId) {
        return key(groupId).map(this::lettersOf).orElseGet(() -> new TreeSet<>(ListedLetter.BY_AGE));
    }

    private NavigableSet<ListedLetter> lettersOf(GroupKey key) {
        var group = groups.get(key);
        return group == null ? new TreeSet<>(ListedLetter.BY_AGE) : group;
    }

    private void replace(ListedLetter letter, ListedLetter changed) {
        letters.put(changed.id(), changed);
        byAge.remove(letter);
        byAge.add(changed);
        var group = lettersOf(letter.group());
        group.remove(letter);
        group.add(changed);
    }

    private void remove(ListedLetter letter) {
        letters.remove(letter.id());
        byAge.remove(letter);
        var group = lettersOf(letter.group());
        group.remove(letter);
        if (group.isEmpty()) {
            groups.remove(letter.group());
        }
    }
}
