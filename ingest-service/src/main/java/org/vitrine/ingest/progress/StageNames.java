package org.vitrine.ingest.progress;

/** The names of stages in the JSON answers of index-service. */
final class StageNames {

    public static final String ARRIVED = "arrived";
    public static final String INDEXED = "indexed";
    public static final String REJECTED = "rejected";
    public static final String DEAD_LETTERED = "dead-lettered";
    static final String WITHDRAWN = "withdrawn";

    private StageNames() {}
}
