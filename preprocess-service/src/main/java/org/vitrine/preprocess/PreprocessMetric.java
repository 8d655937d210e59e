package org.vitrine.preprocess;

/** The Micrometer metrics of preprocess-service. */
enum PreprocessMetric {
    /** Timer: preparation of one photograph, from bytes to renditions, by outcome: prepared, rejected. */
    PREPARE("vitrine.preprocess.prepare"),
    /** Counter: photographs rejected, by reason code. */
    REJECTED("vitrine.preprocess.rejected"),
    /** Counter: steps for which an endpoint was called, by step and outcome: answered, declined. */
    STEP_ENDPOINT("vitrine.preprocess.step-endpoint"),
    /** Gauge: photographs that wait for preparation or are in it. */
    UNDER_WAY("vitrine.preprocess.under-way");

    private final String meterName;

    PreprocessMetric(String meterName) {
        this.meterName = meterName;
    }

    String meterName() {
        return meterName;
    }
}
