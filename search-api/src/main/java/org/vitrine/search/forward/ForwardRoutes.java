package org.vitrine.search.forward;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Routing table of the reverse proxy: which requests are forwarded to which service, and as which URI. Pure. */
final class ForwardRoutes {

    private static final List<Route> ROUTES = List.of(
            Route.below(Upstream.INGEST, "/ingest/v1", "/v1", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"),
            Route.only(Upstream.INFERENCE, "/inference/v1/costs", "/v1/costs", "GET", "HEAD"),
            Route.only(Upstream.INFERENCE, "/inference/v1/endpoints/check", "/v1/endpoints/check", "POST"),
            Route.only(Upstream.MODEL_SERVER, "/models", "/models", "GET", "HEAD", "POST"),
            Route.below(Upstream.MODEL_SERVER, "/models", "/models", "GET", "HEAD", "POST", "DELETE"));

    private ForwardRoutes() {}

    /** How a request is routed. */
    sealed interface Match {

        /**
         * The request is forwarded.
         *
         * @param uri path and query at the service
         */
        record Forward(Upstream upstream, String uri) implements Match {}

        /** The path is forwarded, but not with this method. */
        record MethodNotAllowed(SortedSet<String> allowed) implements Match {}

        record NotForwarded() implements Match {}
    }

    private record Route(Upstream upstream, String path, String target, boolean below, SortedSet<String> methods) {

        static Route only(Upstream upstream, String path, String target, String... methods) {
            return new Route(upstream, path, target, false, new TreeSet<>(Arrays.asList(methods)));
        }

        static Route below(Upstream upstream, String path, String target, String... methods) {
            return new Route(upstream, path, target, true, new TreeSet<>(Arrays.asList(methods)));
        }

        boolean matches(String given) {
            return below ? given.startsWith(path + '/') : given.equals(path);
        }
    }

    /**
     * Routes a request.
     *
     * @param uri path and query as they were sent, percent-encoded
     * @param accept header Accept; a browser that requests HTML from {@code /models} gets the page of that name
     */
    static Match match(String method, String uri, Optional<String> accept) {
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        if (hasDotSegment(path) || isPage(method, path, accept)) {
            return new Match.NotForwarded();
        }
        var route = ROUTES.stream().filter(it -> it.matches(path)).findFirst();
        if (route.isEmpty()) {
            return new Match.NotForwarded();
        }
        var matched = route.get();
        return matched.methods().contains(method)
                ? new Match.Forward(
                        matched.upstream(),
                        matched.target() + uri.substring(matched.path().length()))
                : new Match.MethodNotAllowed(matched.methods());
    }

    /**
     * Returns whether the path has a segment "." or "..". Normalized, such a path is another one, perhaps of another
     * service. Servers differ in what they take for the end of a segment, so that each of these characters ends one.
     */
    private static boolean hasDotSegment(String path) {
        String decoded = path.toLowerCase(Locale.ROOT)
                .replace("%2e", ".")
                .replace("%2f", "/")
                .replace("%5c", "/")
                .replace("%3b", ";");
        return Arrays.stream(decoded.split("[/\\\\;]"))
                .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
    }

    private static boolean isPage(String method, String path, Optional<String> accept) {
        return path.equals("/models")
                && (method.equals("GET") || method.equals("HEAD"))
                && accept.filter(it -> it.contains("text/html")).isPresent();
    }

    /**
     * Translates a header {@code Location} of a service to a path of this origin. Empty if it is not an address of that
     * service.
     *
     * @param location path, or address of the service
     * @param authority host and port of the service
     */
    static Optional<String> location(Upstream upstream, String location, String authority) {
        String local = location.startsWith("http://" + authority + '/')
                ? location.substring("http://".length() + authority.length())
                : location.startsWith("https://" + authority + '/')
                        ? location.substring("https://".length() + authority.length())
                        : location;
        return ROUTES.stream()
                .filter(route -> route.upstream() == upstream)
                .filter(route -> route.below() ? local.startsWith(route.target() + '/') : local.equals(route.target()))
                .findFirst()
                .map(route -> route.path() + local.substring(route.target().length()));
    }
}
