package org.vitrine.search.review;

import java.util.Optional;

/** Whether a decision with a lease token comes from the person who holds the task. */
public sealed interface LeaseCheck {

    /** The lease is held: it has not expired. */
    record Held(String taskId) implements LeaseCheck {}

    /**
     * The lease has expired or was released, or the task is lent to another person. The decision is accepted all the
     * same.
     *
     * @param doneBy pseudonymous id of the person who finished the task under another lease; empty if it is not
     *     finished
     */
    record Expired(String taskId, Optional<String> doneBy) implements LeaseCheck {}

    /** The token is not a lease token of this collection. */
    record Malformed() implements LeaseCheck {}
}
