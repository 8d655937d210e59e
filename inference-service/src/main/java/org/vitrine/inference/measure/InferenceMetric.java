package org.vitrine.inference.measure;

import java.util.List;

/**
 * All metrics of this service, at {@code /q/metrics}. Names and tags are a public interface, on which dashboards
 * depend.
 *
 * <p>No tag has a value from a request or a profile, because the number of endpoints and collections is not bounded.
 * The state of single endpoints is at {@code /q/health/group/remotes}, their costs at {@code /v1/costs}.
 */
public enum InferenceMetric {
    CALLS(
            "vitrine.inference.calls",
            "Calls to a remote: how many, how long. remote is rekognition, custom-labels or sagemaker; outcome is answered or the code of a fault.",
            List.of("remote", "outcome")),
    WAITED(
            "vitrine.inference.waited",
            "Time that calls waited in the queue. urgency is interactive or batch.",
            List.of("remote", "urgency")),
    RATE(
            "vitrine.inference.rate",
            "Current rate of this replica's limiters of a kind, in calls per second.",
            List.of("remote")),
    WAITING("vitrine.inference.waiting", "Calls in the queue.", List.of("remote")),
    UNAVAILABLE(
            "vitrine.inference.away",
            "Remotes of a kind whose circuit is open: they do not answer and are only probed.",
            List.of("remote")),
    REUSED(
            "vitrine.inference.reused",
            "Statements taken from the cache. kept is memory or store.",
            List.of("remote", "kept")),
    NOT_CACHED(
            "vitrine.inference.not.kept",
            "Statements that were not cached in the store; a replay requests them again.",
            List.of("remote")),
    COST(
            "vitrine.inference.cost",
            "Estimated price of answered calls since the start, in the currency of the price table. GET /v1/costs has it by collection.",
            List.of("remote")),
    WITHDRAWN(
            "vitrine.inference.gone",
            "Records that were skipped, because their image or collection no longer exists.",
            List.of()),
    DESCRIBED(
            "vitrine.inference.described", "Photographs described in full, from the topic or by HTTP.", List.of("by")),
    REJECTED("vitrine.inference.rejected", "Photographs that a remote did not accept.", List.of("reason")),
    SKIPPED(
            "vitrine.inference.skipped",
            "Statements that were left out, with the reason. what is labels, custom-labels or attribute.",
            List.of("what", "reason")),
    HTTP_IN_FLIGHT("vitrine.inference.http.in.flight", "Photographs that are being described by HTTP.", List.of());

    private final String metricName;
    private final String description;
    private final List<String> tags;

    InferenceMetric(String metricName, String description, List<String> tags) {
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

    /** Names of the tags, in the order in which {@link Measurements} passes their values. */
    public List<String> tags() {
        return tags;
    }
}
