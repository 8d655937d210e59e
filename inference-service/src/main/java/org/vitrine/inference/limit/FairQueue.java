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
 * Who waits, and who is next: people before records, institutions in turn, each institution's calls in order.
 *
 * <p>So that no stream of queries starves a back-fill, every {@value #BATCH_TURN}th turn is the back-fill's while both wait.
 *
 * @param <T> what waits; compared by identity
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

    /** Joins at the end, unless the line is full. */
    boolean join(T ticket, Requester requester) {
        if (size >= capacity) {
            return false;
        }
        own(requester).addLast(ticket);
        size++;
        return true;
    }

    /** Comes back to the front of its institution's calls: it had its turn and was sent away. */
    void rejoin(T ticket, Requester requester) {
        own(requester).addFirst(ticket);
        size++;
    }

    /** Leaves without a turn. */
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

    /** Whose turn it is; that one leaves the line. */
    Optional<T> next() {
        if (size == 0) {
            return Optional.empty();
        }
        boolean peopleFirst = aPersonIsNext();
        interactiveInARow = peopleFirst && waits(Urgency.BATCH) ? interactiveInARow + 1 : 0;
        return Optional.of(take(peopleFirst ? Urgency.INTERACTIVE : Urgency.BATCH));
    }

    /** Whether the next turn is a person's. */
    boolean aPersonIsNext() {
        return waits(Urgency.INTERACTIVE) && !(waits(Urgency.BATCH) && interactiveInARow >= BATCH_TURN - 1);
    }

    private boolean waits(Urgency urgency) {
        return !institutions(urgency).isEmpty();
    }

    /** Everybody leaves. */
    List<T> clear() {
        var all = new ArrayList<T>(size);
        for (var urgency : Urgency.values()) {
            institutions(urgency).values().forEach(all::addAll);
            institutions(urgency).clear();
        }
        size = 0;
        return all;
    }

    /** The first institution's first call; the institution then stands behind the others. */
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
