package org.vitrine.preprocess;

/**
 * What the {@link DecodeLedger} has recorded about earlier attempts to decode one photograph. An attempt is unfinished
 * if the process ended during it. The history decides whether the photograph is decoded beside others, alone, or not at
 * all.
 */
sealed interface DecodeHistory {

    /** No unfinished attempt: the photograph is decoded beside others. */
    record Clean() implements DecodeHistory {}

    /**
     * A process ended while it decoded this photograph, but perhaps because of another one that was decoded at the same
     * time: the photograph is decoded alone.
     */
    record Suspect(int unfinished) implements DecodeHistory {}

    /**
     * Processes ended too often while they decoded this photograph, the last times with no other photograph beside it:
     * it is not decoded again.
     */
    record Fatal(int unfinished) implements DecodeHistory {}

    /**
     * Chooses the history from the number of unfinished attempts.
     *
     * @param unfinished attempts that began and did not end
     * @param maxAttempts number of unfinished attempts from which on the photograph is not decoded again
     */
    static DecodeHistory of(int unfinished, int maxAttempts) {
        if (unfinished <= 0) {
            return new Clean();
        }
        return unfinished < maxAttempts ? new Suspect(unfinished) : new Fatal(unfinished);
    }
}
