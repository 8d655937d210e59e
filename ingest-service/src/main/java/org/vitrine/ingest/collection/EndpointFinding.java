package org.vitrine.ingest.collection;

/** Whether an endpoint exists. */
sealed interface EndpointFinding {

    record Exists() implements EndpointFinding {}

    /** @param sentence names it, and says who does not know it */
    record Missing(String sentence) implements EndpointFinding {}

    /** @param sentence names it, and says why it could not be asked for */
    record Unclear(String sentence) implements EndpointFinding {}
}
