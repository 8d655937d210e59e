package org.vitrine.ingest.quota;

/** Whether an institution may store more. */
public sealed interface QuotaDecision {

    /** What a quota limits. */
    enum Measure {
        PHOTOGRAPHS("photographs"),
        BYTES("bytes");

        private final String jsonName;

        Measure(String jsonName) {
            this.jsonName = jsonName;
        }

        /** Returns the name in JSON, which is also the last part of the property that sets the limit. */
        String jsonName() {
            return jsonName;
        }
    }

    /** The quota is kept, there is none, or what is stored is unknown. */
    record Within() implements QuotaDecision {}

    /**
     * The quota would be exceeded.
     *
     * @param limit the quota
     * @param used what is stored now
     * @param added what would be added, more than 0
     */
    record Exceeded(Measure measure, long limit, long used, long added) implements QuotaDecision {}
}
