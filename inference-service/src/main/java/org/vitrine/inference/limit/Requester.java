package org.vitrine.inference.limit;

/**
 * For whom a call is made.
 *
 * @param institution calls of different institutions take turns
 * @param collection whose budget pays
 */
public record Requester(String institution, String collection, Urgency urgency) {

    /** How long somebody can wait. */
    public enum Urgency {
        /** A person looks at the screen. */
        INTERACTIVE,
        /** A record of the flow. */
        BATCH
    }
}
