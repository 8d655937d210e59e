package org.vitrine.search.page;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Filter that maps addresses of pages to files and sets their cache headers. {@code /NAME} is the page
 * {@code NAME.html}.
 *
 * <p>Browsers cache pages and revalidate them at each use: {@code no-cache} with an ETag, which is the digest of the
 * file. The names of files below {@code /assets/} contain the digest of their content, so they are cached for a year
 * without revalidation. Therefore pages and scripts of two versions are never mixed.
 */
@ApplicationScoped
class PageFiles {

    private static final String ASSETS = "/assets/";
    private static final String IMMUTABLE_FOR_A_YEAR = "public, max-age=31536000, immutable";
    private static final Pattern PAGE = Pattern.compile("/[a-z]+(-[a-z]+)*");

    /** Paths that are both a page and a part of the HTTP API; a request gets the page only if it accepts HTML. */
    private static final Set<String> SHARED_PATHS = Set.of("/models");

    private static final int FILTER_PRIORITY = 100;
    private static final Set<String> FILE_EXTENSIONS = Set.of("html", "js", "css", "svg");
    private static final int NOT_MODIFIED = 304;

    private final Map<String, String> tags = new ConcurrentHashMap<>();

    void register(@Observes Filters filters) {
        filters.register(this::validate, FILTER_PRIORITY);
    }

    private void validate(RoutingContext request) {
        String path = request.normalizedPath();
        if (isGetOrHead(request)
                && PAGE.matcher(path).matches()
                && (!SHARED_PATHS.contains(path) || acceptsHtml(request))
                && tag(path + ".html").isPresent()) {
            request.reroute(path + ".html");
            return;
        }
        Optional<String> tag = isGetOrHead(request) ? tag(file(path)) : Optional.empty();
        tag.ifPresent(it -> request.response()
                .putHeader(HttpHeaders.ETAG, it)
                .putHeader(HttpHeaders.CACHE_CONTROL, path.startsWith(ASSETS) ? IMMUTABLE_FOR_A_YEAR : "no-cache")
                .putHeader(HttpHeaders.VARY, "Accept-Encoding"));
        String known = request.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        if (tag.isPresent() && known != null && EntityTags.matches(known, tag.get())) {
            request.response().setStatusCode(NOT_MODIFIED).end();
        } else {
            request.next();
        }
    }

    private static boolean acceptsHtml(RoutingContext request) {
        String accept = request.request().getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }

    private static boolean isGetOrHead(RoutingContext request) {
        var method = request.request().method();
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    private static String file(String path) {
        return path.endsWith("/") ? path + "index.html" : path;
    }

    /**
     * Returns the entity tag of a file; empty if there is no such file. Only tags of existing files are cached, so that
     * addresses of requests cannot fill the memory.
     */
    private Optional<String> tag(String file) {
        String known = tags.get(file);
        if (known != null) {
            return Optional.of(known);
        }
        if (!FILE_EXTENSIONS.contains(file.substring(file.lastIndexOf('.') + 1))) {
            return Optional.empty();
        }
        var tag = digest("META-INF/resources" + file).map(EntityTags::weak);
        tag.ifPresent(it -> tags.put(file, it));
        return tag;
    }

    private static Optional<String> digest(String resource) {
        try (var file = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (file == null) {
                return Optional.empty();
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
            return Optional.of(HexFormat.of().formatHex(digest, 0, 16));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
