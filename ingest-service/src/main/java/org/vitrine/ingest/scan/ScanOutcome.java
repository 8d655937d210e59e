package org.vitrine.ingest.scan;

/** The outcome of a malware scan of one file. */
public sealed interface ScanOutcome {

    /** The scanner read the whole file and found nothing. */
    record Clean() implements ScanOutcome {}

    /**
     * The scanner found malware.
     *
     * @param malware name that the scanner gives to its finding; printable ASCII, at most 200 characters
     */
    record Infected(String malware) implements ScanOutcome {}

    /** The file has more bytes than the scanner takes; it was not scanned. */
    record TooLarge() implements ScanOutcome {}

    /**
     * The scanner gave no result; the file may be clean or not.
     *
     * @param cause why, for the log of the operator; it contains no address
     */
    record Unavailable(String cause) implements ScanOutcome {}
}
