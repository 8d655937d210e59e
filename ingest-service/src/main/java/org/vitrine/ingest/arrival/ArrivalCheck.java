package org.vitrine.ingest.arrival;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What a post means, given what is already here. */
public sealed interface ArrivalCheck {

    /** What is different from the version before. */
    enum Difference {
        /** The first version, or the first after a withdrawal: there is nothing to build on. */
        NEW,
        /** Other bytes, or the same after they failed: they are processed anew. */
        PIXELS,
        METADATA
    }

    /** The same bytes with the same statement: nothing to do. */
    record AlreadyHere(int version) implements ArrivalCheck {}

    /** A version to announce. */
    record Arrives(int version, Difference difference) implements ArrivalCheck {}

    /**
     * @param announced whether the event of the newest receipt is known to be in Kafka. If not, its writer is under way in
     *     another replica, or has died: it never counts as being here, because its sender has no answer, and its bytes are
     *     processed in any case
     * @param failed whether the newest version was rejected or dead-lettered; asked only where that decides
     */
    static ArrivalCheck of(
            Optional<Receipt> newest,
            boolean announced,
            String sha256,
            String statementDigest,
            BooleanSupplier failed) {
        if (newest.isEmpty()) {
            return new Arrives(1, Difference.NEW);
        }
        Receipt before = newest.get();
        int next = before.version() + 1;
        if (before.withdrawnAt().isPresent()) {
            return new Arrives(next, Difference.NEW);
        }
        if (!announced || !before.sha256().equals(sha256) || failed.getAsBoolean()) {
            return new Arrives(next, Difference.PIXELS);
        }
        return before.says(sha256, statementDigest)
                ? new AlreadyHere(before.version())
                : new Arrives(next, Difference.METADATA);
    }
}
