package org.vitrine.modelserver.invocation;

/** The result of an invocation, in the terms of a container's HTTP response. */
public sealed interface InvocationResult {

    /**
     * The model answered.
     *
     * @param attributes name, version and digest of the model, for the header X-Amzn-SageMaker-Custom-Attributes
     */
    record Answered(String contentType, String body, String attributes) implements InvocationResult {}

    /** The container refuses or fails: 4xx if the request is invalid, 500 if the model fails, 503 while it is busy. */
    record Refused(int status, String message) implements InvocationResult {}
}
