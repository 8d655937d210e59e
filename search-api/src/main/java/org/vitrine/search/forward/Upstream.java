package org.vitrine.search.forward;

/** A service that requests are forwarded to. */
enum Upstream {
    INGEST("ingest-service", "vitrine.search.ingest-url"),
    INFERENCE("inference-service", "vitrine.search.inference-url"),
    MODEL_SERVER("model-server", "vitrine.search.model-server-url");

    private final String service;
    private final String property;

    Upstream(String service, String property) {
        this.service = service;
        this.property = property;
    }

    /** Returns the name of its module. */
    String service() {
        return service;
    }

    /** Returns the name of the setting with its address. */
    String property() {
        return property;
    }
}
