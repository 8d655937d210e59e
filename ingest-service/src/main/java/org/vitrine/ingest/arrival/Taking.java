package org.vitrine.ingest.arrival;

/** What came of reading a body. */
sealed interface Taking {

    record Taken(Photograph photograph) implements Taking {}

    /**
     * Its bytes are at fault.
     *
     * @param sha256 of what was read, which is all of it unless the beginning alone was reason enough
     */
    record Unfit(String sha256, int status, String reasonCode, String sentence) implements Taking {}

    /** The sender stopped, or was too slow. */
    record Broken(String cause) implements Taking {}
}
