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
     * The scanner is available, but gave no result for this file, which may be clean or not. Another attempt may give
     * one.
     *
     * @param cause why, for the log of the operator; it contains no address
     */
    record Failed(String cause) implements ScanOutcome {}

    /**
     * The scanner is unavailable; the file may be clean or not.
     *
     * @param cause why, for the log of the operator; it contains no address
     */
    record Unavailable(String cause) implements ScanOutcome {}
}
