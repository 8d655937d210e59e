package org.vitrine.store;

import java.util.Arrays;
import java.util.Optional;

/**
 * The prefixes under which Vitrine writes objects in its bucket. {@code docs/aws.md} lists the IAM actions for each.
 * {@link WriteOptions} refuses a key outside of them before the request is sent, because the IAM policy would refuse it
 * as well.
 */
public enum StorePrefix {
    /** Large uploads in progress. */
    INCOMING("incoming"),
    /** Tickets of uploads that institutions send directly to the store. */
    UPLOADS("uploads"),
    /** Batches, with the statements with which they were opened. */
    BATCHES("batches"),
    /** Subscriptions of Amazon SNS that are not confirmed yet. */
    SUBSCRIPTIONS("subscriptions"),
    /** Reports of reconciliation runs (sweeps). */
    SWEEPS("sweeps"),
    /** Originals: the photographs, byte for byte as they were sent. */
    ORIGINALS("originals"),
    /** Receipts of arrivals and withdrawals, one for each version. */
    RECEIPTS("receipts"),
    /** Pictures derived from an original. */
    RENDITIONS("renditions"),
    /** Cached answers of remote models, by the digest of what was sent to the model. */
    STATEMENTS("statements"),
    /** References from an image to the cached answers that belong to it. */
    STATEMENTS_OF("statements-of"),
    /** Costs of remote calls. */
    COSTS("costs");

    private final String folder;

    StorePrefix(String folder) {
        this.folder = folder;
    }

    /** Returns the prefix with its slash, for instance {@code originals/}. */
    public String path() {
        return folder + "/";
    }

    /** Returns the prefix of a key; empty where the key lies under none of them. */
    static Optional<StorePrefix> of(String key) {
        return Arrays.stream(values())
                .filter(prefix -> key.startsWith(prefix.path()))
                .findFirst();
    }

    /**
     * Checks that a key lies under one of the prefixes.
     *
     * @throws IllegalArgumentException where it does not
     */
    static void require(String key) {
        if (of(key).isEmpty()) {
            throw new IllegalArgumentException(
                    "key '%s' has no known prefix; add its prefix to StorePrefix and to docs/aws.md".formatted(key));
        }
    }
}
