package org.vitrine.preprocess;

/** What earlier attempts at decoding one photograph came to, by how many of them began and did not end because the process did. */
sealed interface DecodeHistory {

    /** None: it is decoded beside others. */
    record Clean() implements DecodeHistory {}

    /** Some process ended while it was being decoded, perhaps through another photograph: it is decoded alone. */
    record Suspect(int unfinished) implements DecodeHistory {}

    /** Processes ended too often while it was being decoded, the last times alone. */
    record Fatal(int unfinished) implements DecodeHistory {}

    /**
     * @param unfinished attempts that began and did not end
     * @param most how many there may be
     */
    static DecodeHistory of(int unfinished, int most) {
        if (unfinished <= 0) {
            return new Clean();
        }
        return unfinished < most ? new Suspect(unfinished) : new Fatal(unfinished);
    }
}
