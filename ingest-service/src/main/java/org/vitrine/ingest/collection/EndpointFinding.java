package org.vitrine.ingest.collection;

/** The result of the check whether an endpoint exists. */
sealed interface EndpointFinding {

    record Exists() implements EndpointFinding {}

    /**
     * The endpoint does not exist.
     *
     * @param sentence names the endpoint and which service reports that it does not exist
     */
    record Missing(String sentence) implements EndpointFinding {}

    /**
     * The check gave no result.
     *
     * @param sentence names the endpoint and why it could not be checked
     */
    record Unverified(String sentence) implements EndpointFinding {}
}
