package org.vitrine.admission.rate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.vitrine.admission.rate.Requester.Urgency;

/**
 * The bounded queue of waiting calls: interactive calls before batch calls, institutions by round robin, calls of one
 * institution in order of arrival. Not thread-safe.
 *
 * <p>While both kinds wait, every {@value #BATCH_TURN_INTERVAL}th turn belongs to a batch call, so that a stream of
 * queries does not starve a back-fill.
 *
 * @param <T> handle of a waiting call, compared by identity
 */
final class FairQueue<T> {

    /** Turns, while both kinds wait, of which one belongs to a batch call. */
    private static final int BATCH_TURN_INTERVAL = 8;

    private final Map<Urgency, LinkedHashMap<String, ArrayDeque<T>>> waiting = new EnumMap<>(Urgency.class);
    private final int capacity;
    private int size;
    private int consecutiveInteractive;

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
    boolean add(T ticket, Requester requester) {
        if (size >= capacity) {
            return false;
        }
        queueOf(requester).addLast(ticket);
        size++;
        return true;
    }

    /**
     * Adds a call before the others of its institution, even if the queue is full: it had its turn and was throttled.
     */
    void addFirst(T ticket, Requester requester) {
        queueOf(requester).addFirst(ticket);
        size++;
    }

    /** Removes a call before its turn; false if it is not in the queue. */
    boolean remove(T ticket, Requester requester) {
        var queues = queues(requester.urgency());
        var queue = queues.get(requester.institution());
        if (queue == null || !queue.removeIf(waitingTicket -> waitingTicket == ticket)) {
            return false;
        }
        size--;
        if (queue.isEmpty()) {
            queues.remove(requester.institution());
        }
        return true;
    }

    /** Removes and returns the call whose turn it is; empty if none waits. */
    Optional<T> poll() {
        if (size == 0) {
            return Optional.empty();
        }
        boolean interactiveFirst = isInteractiveNext();
        consecutiveInteractive = interactiveFirst && hasWaiting(Urgency.BATCH) ? consecutiveInteractive + 1 : 0;
        return Optional.of(pollFirst(interactiveFirst ? Urgency.INTERACTIVE : Urgency.BATCH));
    }

    /** Whether the next turn belongs to an interactive call. */
    boolean isInteractiveNext() {
        return hasWaiting(Urgency.INTERACTIVE)
                && !(hasWaiting(Urgency.BATCH) && consecutiveInteractive >= BATCH_TURN_INTERVAL - 1);
    }

    private boolean hasWaiting(Urgency urgency) {
        return !queues(urgency).isEmpty();
    }

    /** Removes and returns all calls. */
    List<T> clear() {
        var all = new ArrayList<T>(size);
        for (var urgency : Urgency.values()) {
            queues(urgency).values().forEach(all::addAll);
            queues(urgency).clear();
        }
        size = 0;
        return all;
    }

    /** Removes the first call of the first institution and moves that institution behind the others. */
    private T pollFirst(Urgency urgency) {
        var queues = queues(urgency);
        var first = queues.pollFirstEntry();
        var ticket = first.getValue().removeFirst();
        if (!first.getValue().isEmpty()) {
            queues.putLast(first.getKey(), first.getValue());
        }
        size--;
        return ticket;
    }

    private ArrayDeque<T> queueOf(Requester requester) {
        return queues(requester.urgency()).computeIfAbsent(requester.institution(), _ -> new ArrayDeque<>());
    }

    private LinkedHashMap<String, ArrayDeque<T>> queues(Urgency urgency) {
        return Objects.requireNonNull(waiting.get(urgency));
    }
}
