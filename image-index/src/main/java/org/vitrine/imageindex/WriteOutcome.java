package org.vitrine.imageindex;

/** The outcome of one write to an index. */
public sealed interface WriteOutcome {

    /** OpenSearch acknowledged the write; it survives the loss of this process. */
    record Written() implements WriteOutcome {}

    /**
     * The index holds this document or a newer one, as reading it back has shown. This is success: another writer was
     * faster.
     */
    record AlreadyNewer() implements WriteOutcome {}

    /** OpenSearch will never accept this document as it is. Other documents of the same request are not affected. */
    record Refused(String reason) implements WriteOutcome {}

    /** OpenSearch is overloaded, read-only or unavailable, or denies access; the same write may succeed later. */
    record Busy(String reason) implements WriteOutcome {}
}
