package org.vitrine.ingest.arrival;

/** The outcome of reading a body. */
sealed interface UploadResult {

    record Taken(IncomingPhotograph photograph) implements UploadResult {}

    /**
     * Its bytes are at fault.
     *
     * @param sha256 of what was read, which is all of it unless the beginning alone was reason enough
     */
    record Unfit(String sha256, int status, String reasonCode, String sentence) implements UploadResult {}

    /** The sender stopped, or was too slow. */
    record Broken(String cause) implements UploadResult {}
}
