package org.vitrine.ingest.arrival;

import java.util.Optional;

/** What a post means, given what is already here. */
public sealed interface Verdict {

    /** What is different from the version before. */
    enum Difference {
        /** The first version, or the first after a withdrawal: there is nothing to build on. */
        NEW,
        PIXELS,
        METADATA
    }

    /** The same bytes with the same statement: nothing to do. */
    record AlreadyHere(int version) implements Verdict {}

    /** A version to announce. */
    record Arrives(int version, Difference difference) implements Verdict {}

    /**
     * The same, where the newest receipt may not have been announced: its writer is under way in another replica, or has
     * died. It never counts as being here, because its sender has no answer, and its pixels are prepared in any case.
     */
    static Verdict of(Optional<Receipt> newest, boolean announced, String sha256, String statementDigest) {
        if (announced || newest.isEmpty()) {
            return of(newest, sha256, statementDigest);
        }
        var before = newest.get();
        return new Arrives(before.version() + 1, before.withdrawnAt().isPresent() ? Difference.NEW : Difference.PIXELS);
    }

    static Verdict of(Optional<Receipt> newest, String sha256, String statementDigest) {
        if (newest.isEmpty()) {
            return new Arrives(1, Difference.NEW);
        }
        Receipt before = newest.get();
        if (before.says(sha256, statementDigest)) {
            return new AlreadyHere(before.version());
        }
        return new Arrives(before.version() + 1, difference(before, sha256));
    }

    private static Difference difference(Receipt before, String sha256) {
        if (before.withdrawnAt().isPresent()) {
            return Difference.NEW;
        }
        return before.sha256().equals(sha256) ? Difference.METADATA : Difference.PIXELS;
    }
}
