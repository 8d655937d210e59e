package org.vitrine.modelserver.invocation;

/** The outcome of an invocation, in the words of a container's HTTP. */
public sealed interface InvocationResult {

    /**
     * The answer.
     *
     * @param attributes what is said of the model in X-Amzn-SageMaker-Custom-Attributes
     */
    record Answered(String contentType, String body, String attributes) implements InvocationResult {}

    /** The container refuses or fails: 4xx for the request's fault, 500 for the model's, 503 while it is busy. */
    record Refused(int status, String words) implements InvocationResult {}
}
