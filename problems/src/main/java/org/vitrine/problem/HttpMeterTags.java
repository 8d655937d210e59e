package org.vitrine.problem;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Keeps the tags of HTTP metrics to a fixed set of values. A request chooses its method, any word, and its path; a request that
 * is refused before routing has no path template, and Quarkus would count it by the path itself.
 */
@Singleton
public class HttpMeterTags implements MeterFilter {

    private static final String METRICS = "http.server";
    private static final String METHOD = "method";
    private static final String URI = "uri";
    private static final String STATUS = "status";

    /** RFC 9110 and RFC 5789. */
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

    /** A version and a resource, such as {@code /v1/describe}: paths of operations without parameters. */
    private static final int FIXED_SEGMENTS = 2;

    @Override
    public Meter.Id map(Meter.Id id) {
        return id.getName().startsWith(METRICS) ? withKnownUri(withKnownMethod(id)) : id;
    }

    private static Meter.Id withKnownMethod(Meter.Id id) {
        String method = id.getTag(METHOD);
        return method == null || METHODS.contains(method) ? id : id.withTag(Tag.of(METHOD, "OTHER"));
    }

    private static Meter.Id withKnownUri(Meter.Id id) {
        String uri = id.getTag(URI);
        String status = id.getTag(STATUS);
        boolean refused = status != null && (status.startsWith("4") || status.startsWith("5"));
        return uri != null && refused && isRaw(uri) ? id.withTag(Tag.of(URI, "UNROUTED")) : id;
    }

    private static boolean isRaw(String uri) {
        return uri.indexOf('{') < 0 && uri.chars().filter(c -> c == '/').count() > FIXED_SEGMENTS;
    }
}
