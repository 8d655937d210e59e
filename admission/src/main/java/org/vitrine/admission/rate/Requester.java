package org.vitrine.admission.rate;

/**
 * On whose behalf a call is made.
 *
 * @param institution institution of the photograph; calls of different institutions take turns
 * @param collection collection whose budget pays
 * @param urgency whether a person waits
 */
public record Requester(String institution, String collection, Urgency urgency) {

    /** How urgent a call is; it decides the order in the queue and how long the call may wait. */
    public enum Urgency {
        /** A query: a person waits for the answer. */
        INTERACTIVE,
        /** A record of the flow. */
        BATCH
    }
}
