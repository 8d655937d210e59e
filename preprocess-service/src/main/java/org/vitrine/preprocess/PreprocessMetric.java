package org.vitrine.preprocess;

/** Every metric of this service. */
enum PreprocessMetric {
    /** Timer: one photograph from bytes to renditions, by outcome: prepared, rejected. */
    PREPARE("vitrine.preprocess.prepare"),
    /** Counter: photographs rejected, by reason code. */
    REJECTED("vitrine.preprocess.rejected"),
    /** Counter: steps that an endpoint was asked to do, by step and outcome: answered, declined. */
    STEP_ENDPOINT("vitrine.preprocess.step-endpoint"),
    /** Gauge: photographs waiting for or in preparation. */
    UNDER_WAY("vitrine.preprocess.under-way");

    private final String meterName;

    PreprocessMetric(String meterName) {
        this.meterName = meterName;
    }

    String meterName() {
        return meterName;
    }
}
