package org.vitrine.flow;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The position of a record in its trace, with the fields of the W3C Trace Context header {@code traceparent}.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero; the same for a photograph from arrival to index
 * @param spanId 16 lower-case hexadecimal digits, not all zero; different for each record
 * @param flags 2 lower-case hexadecimal digits; 01 is "sampled"
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 */
public record TraceParent(String traceId, String spanId, String flags) {

    private static final Pattern FORMAT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    /**
     * Parses the value of a header; empty where it is malformed, because the standard requires that it is then ignored.
     */
    public static Optional<TraceParent> parse(String header) {
        var matcher = FORMAT.matcher(header.strip());
        return matcher.matches()
                ? Optional.of(new TraceParent(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /** Starts a new trace, with the flag "sampled". */
    public static TraceParent start() {
        return new TraceParent(random(TRACE_BYTES), random(SPAN_BYTES), "01");
    }

    /** Returns the position of a further record in the same trace, with a new span id. */
    public TraceParent next() {
        return new TraceParent(traceId, random(SPAN_BYTES), flags);
    }

    /** Returns the value of the header {@code traceparent}. */
    public String header() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    private static String random(int bytes) {
        var id = new byte[bytes];
        do {
            RANDOM.nextBytes(id);
        } while (id[0] == 0);
        return HexFormat.of().formatHex(id);
    }
}
