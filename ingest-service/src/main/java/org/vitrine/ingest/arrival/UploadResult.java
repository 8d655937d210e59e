package org.vitrine.ingest.arrival;

/** The outcome of reading the bytes of a photograph. */
sealed interface UploadResult {

    /** The inspection accepted the photograph; the caller must close it. */
    record Accepted(IncomingPhotograph photograph) implements UploadResult {}

    /**
     * The bytes have a fault.
     *
     * @param sha256 digest of the bytes that were read: all of them, unless their beginning or their length alone was
     *     reason to refuse
     * @param status HTTP status of the refusal
     * @param reasonCode code of the fault, in kebab-case
     * @param sentence names the fault and the remedy
     */
    record Rejected(String sha256, int status, String reasonCode, String sentence) implements UploadResult {}

    /**
     * The body could not be read to its end, for instance because the sender stopped or was too slow.
     *
     * @param cause why, for the answer to the client
     */
    record Broken(String cause) implements UploadResult {}

    /** The malware scanner is unavailable; the photograph is not kept. */
    record ScannerUnavailable() implements UploadResult {}

    /**
     * The malware scanner is available, but gave no result for the photograph, which is not kept.
     *
     * @param cause why, for the log and the dead letter
     */
    record ScanFailed(String cause) implements UploadResult {}
}
