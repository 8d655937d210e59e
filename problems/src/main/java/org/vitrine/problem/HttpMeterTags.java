package org.vitrine.problem;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Limits the tags of HTTP metrics to a fixed set of values, so that clients cannot create any number of time series. A
 * client chooses the method of a request, which may be any word, and its path. A request that is refused before routing
 * has no path template, and Quarkus would count it under the path itself.
 *
 * <p>Methods outside RFC 9110 and RFC 5789 are counted as {@code OTHER}. Paths of refused requests without a template
 * are counted as {@code UNROUTED}.
 */
@Singleton
public class HttpMeterTags implements MeterFilter {

    private static final String METRIC_PREFIX = "http.server";
    private static final String METHOD_TAG = "method";
    private static final String URI_TAG = "uri";
    private static final String STATUS_TAG = "status";

    /** The methods of RFC 9110 and RFC 5789. */
    private static final Set<String> STANDARD_METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

    /**
     * Slashes in the path of an operation without parameters, such as {@code /v1/describe}: one for the version and one
     * for the resource.
     */
    private static final int FIXED_SEGMENTS = 2;

    @Override
    public Meter.Id map(Meter.Id id) {
        return id.getName().startsWith(METRIC_PREFIX) ? withKnownUri(withKnownMethod(id)) : id;
    }

    private static Meter.Id withKnownMethod(Meter.Id id) {
        String method = id.getTag(METHOD_TAG);
        return method == null || STANDARD_METHODS.contains(method) ? id : id.withTag(Tag.of(METHOD_TAG, "OTHER"));
    }

    private static Meter.Id withKnownUri(Meter.Id id) {
        String uri = id.getTag(URI_TAG);
        String status = id.getTag(STATUS_TAG);
        boolean refused = status != null && (status.startsWith("4") || status.startsWith("5"));
        return uri != null && refused && isConcretePath(uri) ? id.withTag(Tag.of(URI_TAG, "UNROUTED")) : id;
    }

    private static boolean isConcretePath(String uri) {
        return uri.indexOf('{') < 0 && uri.chars().filter(c -> c == '/').count() > FIXED_SEGMENTS;
    }
}
