package org.vitrine.ingest.scan;

import java.util.regex.Pattern;

/** Reads the reply of clamd to {@code INSTREAM}. Pure. */
final class ClamdReply {

    private static final String CLEAN = "stream: OK";
    private static final Pattern FOUND = Pattern.compile("stream: (.+) FOUND", Pattern.DOTALL);
    private static final String SIZE_LIMIT = "INSTREAM size limit exceeded";
    private static final int MAX_LENGTH = 200;

    private ClamdReply() {}

    /**
     * Returns the outcome that a reply states. Every reply of another form is {@code Unavailable}, so that no file
     * counts as clean by mistake.
     *
     * @param reply the reply without its terminator; empty where clamd closed the connection
     */
    static ScanOutcome outcome(String reply) {
        var text = reply.strip();
        if (text.equals(CLEAN)) {
            return new ScanOutcome.Clean();
        }
        var found = FOUND.matcher(text);
        if (found.matches()) {
            return new ScanOutcome.Infected(printable(found.group(1)));
        }
        if (text.startsWith(SIZE_LIMIT)) {
            return new ScanOutcome.TooLarge();
        }
        return new ScanOutcome.Unavailable(
                text.isEmpty()
                        ? "clamd closed the connection without a reply"
                        : "clamd replied '%s'".formatted(printable(text)));
    }

    private static String printable(String text) {
        var printable = text.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() <= MAX_LENGTH ? printable : printable.substring(0, MAX_LENGTH);
    }
}
