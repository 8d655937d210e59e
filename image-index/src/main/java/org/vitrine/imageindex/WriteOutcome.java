package org.vitrine.imageindex;

/** What OpenSearch said to one write. */
public sealed interface WriteOutcome {

    /** Acknowledged: it survives the loss of the process. */
    record Written() implements WriteOutcome {}

    /** The index holds this document or a newer one, as reading it back has shown: success, another writer was faster. */
    record AlreadyNewer() implements WriteOutcome {}

    /** This document can never be indexed as it is; its neighbours are not concerned. */
    record Refused(String reason) implements WriteOutcome {}

    /** OpenSearch is overloaded, read-only, away, or does not let us: the same write may succeed later. */
    record Busy(String reason) implements WriteOutcome {}
}
