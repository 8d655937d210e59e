package org.vitrine.access.http;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Response filter that keeps shared caches from giving the answer of one caller to another where sign-in is on: each
 * answer varies with the token, and an answer to a request with a token is stored by its own browser only. What is not
 * public is read with a token only. It may run before or after filters that set {@code Cache-Control} themselves.
 */
class CallerCaching {

    private static final String PRIVATE = "private";
    private static final String NO_STORE = "no-store";

    private final CallerPermissions caller;

    CallerCaching(CallerPermissions caller) {
        this.caller = caller;
    }

    @ServerResponseFilter
    public void limit(ContainerResponseContext response) {
        if (!caller.isEnforced()) {
            return;
        }
        var headers = response.getHeaders();
        headers.add(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
        if (caller.isSignedIn()) {
            var given = Optional.ofNullable(response.getHeaderString(HttpHeaders.CACHE_CONTROL));
            headers.putSingle(HttpHeaders.CACHE_CONTROL, withoutSharedCaches(given));
        }
    }

    /**
     * Returns the value of {@code Cache-Control} that closes shared caches.
     *
     * @param given value so far; where it is empty, browsers revalidate the answer before each use
     */
    static String withoutSharedCaches(Optional<String> given) {
        return given.filter(value -> !value.isBlank())
                .map(value -> isClosed(value) ? value : PRIVATE + ", " + value)
                .orElse(PRIVATE + ", no-cache");
    }

    private static boolean isClosed(String value) {
        return Arrays.stream(value.split(","))
                .map(String::strip)
                .anyMatch(directive -> directive.equals(PRIVATE) || directive.equals(NO_STORE));
    }
}
