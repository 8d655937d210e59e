package org.vitrine.search.review;

import java.util.Optional;

/** Whether who decides has the task. */
public sealed interface LeaseCheck {

    /** The lease is unexpired. */
    record Held(String taskId) implements LeaseCheck {}

    /**
     * The lease has expired, was given back, or the task is lent to somebody else. The decision is kept all the same.
     *
     * @param doneBy pseudonymous id of who finished the task since; empty where nobody did
     */
    record Late(String taskId, Optional<String> doneBy) implements LeaseCheck {}

    /** It is no lease token of this collection. */
    record Malformed() implements LeaseCheck {}
}
