package org.vitrine.ingest.arrival;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Decides whether a posted photograph is a new version of its image or nothing new, from the newest receipt of the
 * image. Pure.
 */
public sealed interface ArrivalCheck {

    /** How a new version differs from the version before it. */
    enum Difference {
        /** The first version, or the first after a withdrawal. */
        NEW,
        /** Other bytes, or the same bytes after they failed: all stages process them again. */
        PIXELS,
        /** The same bytes with another statement. */
        METADATA
    }

    /**
     * The same bytes with the same statement: there is nothing to do.
     *
     * @param version the present version
     */
    record AlreadyHere(int version) implements ArrivalCheck {}

    /** The post becomes a new version, to be announced. */
    record NewVersion(int version, Difference difference) implements ArrivalCheck {}

    /**
     * Decides on a post.
     *
     * @param newest newest receipt of the image; empty where it has none
     * @param announced whether the event of the newest receipt is known to be in Kafka. If it is not, its writer is
     *     still working in another replica, or its process has ended. Then the post never counts as known, because the sender of the
     *     first post has no answer, and the bytes are processed in any case
     * @param sha256 digest of the posted bytes
     * @param statementDigest {@link InstitutionStatement#digest()} of the post
     * @param failed whether the newest version was rejected or dead-lettered; called only where the decision depends on
     *     it
     */
    static ArrivalCheck of(
            Optional<Receipt> newest,
            boolean announced,
            String sha256,
            String statementDigest,
            BooleanSupplier failed) {
        if (newest.isEmpty()) {
            return new NewVersion(1, Difference.NEW);
        }
        Receipt previous = newest.get();
        int nextVersion = previous.version() + 1;
        if (previous.withdrawnAt().isPresent()) {
            return new NewVersion(nextVersion, Difference.NEW);
        }
        if (!announced || !previous.sha256().equals(sha256) || failed.getAsBoolean()) {
            return new NewVersion(nextVersion, Difference.PIXELS);
        }
        return previous.isSameAs(sha256, statementDigest)
                ? new AlreadyHere(previous.version())
                : new NewVersion(nextVersion, Difference.METADATA);
    }
}
