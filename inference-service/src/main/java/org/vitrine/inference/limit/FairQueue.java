package org.vitrine.inference.limit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.inference.limit.Requester.Urgency;

/**
 * The bounded queue of waiting calls: interactive calls before batch calls, institutions by round robin, calls of one
 * institution in order of arrival. Not thread-safe.
 *
 * <p>While both kinds wait, every {@value #BATCH_TURN}th turn belongs to a batch call, so that a stream of queries does
 * not starve a back-fill.
 *
 * @param <T> handle of a waiting call, compared by identity
 */
final class FairQueue<T> {

    private static final int BATCH_TURN = 8;

    private final Map<Urgency, LinkedHashMap<String, ArrayDeque<T>>> waiting = new EnumMap<>(Urgency.class);
    private final int capacity;
    private int size;
    private int interactiveInARow;

    FairQueue(int capacity) {
        this.capacity = capacity;
        for (var urgency : Urgency.values()) {
            waiting.put(urgency, new LinkedHashMap<>());
        }
    }

    int size() {
        return size;
    }

    /** Adds a call after the others of its institution; false if the queue is full. */
    boolean join(T ticket, Requester requester) {
        if (size >= capacity) {
            return false;
        }
        own(requester).addLast(ticket);
        size++;
        return true;
    }

    /**
     * Adds a call before the others of its institution, even if the queue is full: it had its turn and was throttled.
     */
    void rejoin(T ticket, Requester requester) {
        own(requester).addFirst(ticket);
        size++;
    }

    /** Removes a call before its turn; false if it is not in the queue. */
    boolean leave(T ticket, Requester requester) {
        var institutions = institutions(requester.urgency());
        var own = institutions.get(requester.institution());
        if (own == null || !own.removeIf(one -> one == ticket)) {
            return false;
        }
        size--;
        if (own.isEmpty()) {
            institutions.remove(requester.institution());
        }
        return true;
    }

    /** Removes and returns the call whose turn it is; empty if none waits. */
    Optional<T> next() {
        if (size == 0) {
            return Optional.empty();
        }
        boolean peopleFirst = aPersonIsNext();
        interactiveInARow = peopleFirst && waits(Urgency.BATCH) ? interactiveInARow + 1 : 0;
        return Optional.of(take(peopleFirst ? Urgency.INTERACTIVE : Urgency.BATCH));
    }

    /** Whether the next turn belongs to an interactive call. */
    boolean aPersonIsNext() {
        return waits(Urgency.INTERACTIVE) && !(waits(Urgency.BATCH) && interactiveInARow >= BATCH_TURN - 1);
    }

    private boolean waits(Urgency urgency) {
        return !institutions(urgency).isEmpty();
    }

    /** Removes and returns all calls. */
    List<T> clear() {
        var all = new ArrayList<T>(size);
        for (var urgency : Urgency.values()) {
            institutions(urgency).values().forEach(all::addAll);
            institutions(urgency).clear();
        }
        size = 0;
        return all;
    }

    /** Removes the first call of the first institution and moves that institution behind the others. */
    private T take(Urgency urgency) {
        var institutions = institutions(urgency);
        var first = institutions.pollFirstEntry();
        var ticket = first.getValue().removeFirst();
        if (!first.getValue().isEmpty()) {
            institutions.putLast(first.getKey(), first.getValue());
        }
        size--;
        return ticket;
    }

    private ArrayDeque<T> own(Requester requester) {
        return institutions(requester.urgency()).computeIfAbsent(requester.institution(), _ -> new ArrayDeque<>());
    }

    private LinkedHashMap<String, ArrayDeque<T>> institutions(Urgency urgency) {
        return java.util.Objects.requireNonNull(waiting.get(urgency));
    }
}
