package org.vitrine.imageindex;

/** What OpenSearch said to one write. */
public sealed interface WriteOutcome {

    /** Acknowledged: it survives the loss of the process. */
    record Written() implements WriteOutcome {}

    /** The index holds this revision or a newer one: success, somebody was faster. */
    record AlreadyNewer() implements WriteOutcome {}

    /** This document can never be indexed as it is; its neighbours are not concerned. */
    record Refused(String reason) implements WriteOutcome {}

    /** OpenSearch is overloaded, read-only, away, or does not let us: the same write may succeed later. */
    record Busy(String reason) implements WriteOutcome {}
}
