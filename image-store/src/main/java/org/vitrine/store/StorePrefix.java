package org.vitrine.store;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every prefix under which Vitrine writes in its bucket. {@code docs/aws.md} lists the IAM actions for each; a key outside of them
 * is refused before it is sent, because the policy would refuse it as well.
 */
public enum StorePrefix {
    /** Large uploads under way. */
    INCOMING("incoming"),
    /** Tickets of uploads straight to the store. */
    UPLOADS("uploads"),
    /** Batches as they were opened. */
    BATCHES("batches"),
    /** Subscriptions of Amazon SNS that wait to be confirmed. */
    SUBSCRIPTIONS("subscriptions"),
    /** Reports of sweeps. */
    SWEEPS("sweeps"),
    /** The bytes as sent. */
    ORIGINALS("originals"),
    /** Arrivals and withdrawals, by version. */
    RECEIPTS("receipts"),
    /** Pictures derived from an original. */
    RENDITIONS("renditions"),
    /** Cached answers of remote models, by what was shown. */
    STATEMENTS("statements"),
    /** Which cached answers belong to an image. */
    STATEMENTS_OF("statements-of"),
    /** What remote calls have cost. */
    COSTS("costs");

    private final String folder;

    StorePrefix(String folder) {
        this.folder = folder;
    }

    /** The prefix with its slash, for instance {@code originals/}. */
    public String path() {
        return folder + "/";
    }

    /** The prefix of a key; empty where it is none of ours. */
    static Optional<StorePrefix> of(String key) {
        return Arrays.stream(values())
                .filter(prefix -> key.startsWith(prefix.path()))
                .findFirst();
    }

    /** @throws IllegalArgumentException where a key lies under no known prefix */
    static void require(String key) {
        if (of(key).isEmpty()) {
            throw new IllegalArgumentException(
                    "key '%s' lies under no known prefix; add its prefix to StorePrefix and to docs/aws.md"
                            .formatted(key));
        }
    }
}
