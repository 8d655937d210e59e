package org.vitrine.inference.measure;

import java.util.List;

/** Every metric of this service, at {@code /q/metrics}. Names and tags are public: dashboards rest on them. */
public enum Metric {
    CALLS(
            "vitrine.inference.calls",
            "Calls to a remote with the SDK's own retries: how many, how long. remote is rekognition or sagemaker/<endpoint>; outcome is answered or the code of a fault.",
            List.of("remote", "outcome")),
    DESCRIBED(
            "vitrine.inference.described", "Photographs described in full, from the topic or by HTTP.", List.of("by")),
    REJECTED("vitrine.inference.rejected", "Photographs a remote did not accept.", List.of("reason")),
    SKIPPED(
            "vitrine.inference.skipped",
            "Statements wished for and not asked, with the reason.",
            List.of("what", "reason")),
    HTTP_IN_FLIGHT("vitrine.inference.http.in.flight", "Photographs being described by HTTP now.", List.of());

    private final String metricName;
    private final String description;
    private final List<String> tags;

    Metric(String metricName, String description, List<String> tags) {
        this.metricName = metricName;
        this.description = description;
        this.tags = tags;
    }

    public String metricName() {
        return metricName;
    }

    public String description() {
        return description;
    }

    /** Names of its tags, in order. */
    public List<String> tags() {
        return tags;
    }
}
