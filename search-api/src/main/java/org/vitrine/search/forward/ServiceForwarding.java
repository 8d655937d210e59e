package org.vitrine.search.forward;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.jboss.logging.Logger;
import org.vitrine.access.Permission;
import org.vitrine.access.http.AccessCheck;
import org.vitrine.access.http.AccessControl;
import org.vitrine.access.http.AccessProblem;
import org.vitrine.problem.ProblemDetail;
import org.vitrine.problem.SecretRedaction;
import org.vitrine.problem.UnreadBodyResponse;
import org.vitrine.search.config.SearchConfig;
import org.vitrine.search.problem.SearchProblem;
import org.vitrine.search.problem.UploadLimit;

/**
 * Reverse proxy that forwards the requests named by {@link ForwardRoutes} to the services behind search-api. Bodies are
 * streamed in both directions. Where sign-in is on, {@link ForwardPermission} names what a request must have.
 */
@ApplicationScoped
class ServiceForwarding {

    private static final Logger LOG = Logger.getLogger(ServiceForwarding.class);

    /** Runs before {@link UploadLimit}. */
    private static final int FILTER_PRIORITY = 20_000;

    /**
     * Runs after authentication and authorization, and before Quarkus' limit of the body size, which applies to
     * searches.
     */
    private static final int ROUTE_ORDER = -3;

    private static final List<String> PATHS = List.of("/ingest/v1/*", "/inference/v1/*", "/models", "/models/*");

    private final Map<Upstream, HttpProxy> proxies = new EnumMap<>(Upstream.class);
    private final AccessControl access;
    private final Duration retryAfter;
    private final ObjectMapper json;

    ServiceForwarding(Vertx vertx, SearchConfig config, AccessControl access, ObjectMapper json) {
        this.access = access;
        this.retryAfter = config.retryAfter();
        this.json = json;
        var client = vertx.createHttpClient(options(config), pool(config));
        addresses(config).forEach((upstream, address) -> {
            var origin = new UpstreamAddress(upstream, address);
            proxies.put(
                    upstream,
                    HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                            .origin(_ -> client.request(origin.options()))
                            .addInterceptor(new ForwardedExchange(vertx, origin, config.retryAfter(), this::toJson)));
        });
    }

    private static HttpClientOptions options(SearchConfig config) {
        return new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(config.connectTimeout().toMillis()))
                .setIdleTimeout(Math.toIntExact(config.forward().idleTimeout().toSeconds()))
                .setMaxWaitQueueSize(config.forward().waiting())
                .setDecompressionSupported(false);
    }

    private static PoolOptions pool(SearchConfig config) {
        return new PoolOptions().setHttp1MaxSize(config.forward().connections());
    }

    private static Map<Upstream, URI> addresses(SearchConfig config) {
        var addresses = new EnumMap<Upstream, URI>(Upstream.class);
        addresses.put(Upstream.INGEST, config.ingestUrl());
        addresses.put(Upstream.INFERENCE, config.inferenceUrl());
        config.modelServerUrl().ifPresent(address -> addresses.put(Upstream.MODEL_SERVER, address));
        return addresses;
    }

    void exemptUploads(@Observes Filters filters) {
        filters.register(
                request -> {
                    if (match(request.request()) instanceof ForwardRoutes.Match.Forward) {
                        UploadLimit.exempt(request);
                    }
                    request.next();
                },
                FILTER_PRIORITY);
    }

    void register(@Observes Router router) {
        PATHS.forEach(path -> router.route(path).order(ROUTE_ORDER).handler(this::forward));
    }

    private static ForwardRoutes.Match match(HttpServerRequest request) {
        return ForwardRoutes.match(
                request.method().name(), request.uri(), Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT)));
    }

    private void forward(RoutingContext context) {
        switch (match(context.request())) {
            case ForwardRoutes.Match.Forward to -> checked(context, to.upstream());
            case ForwardRoutes.Match.MethodNotAllowed(var allowed) -> refuse(context, allowed);
            case ForwardRoutes.Match.NotForwarded() -> context.next();
        }
    }

    private void checked(RoutingContext context, Upstream upstream) {
        ForwardPermission.of(upstream, context.request().method().name())
                .filter(_ -> access.isEnforced())
                .ifPresentOrElse(
                        permission -> forwardIfAllowed(context, upstream, permission),
                        () -> forward(context, upstream));
    }

    private void forwardIfAllowed(RoutingContext context, Upstream upstream, Permission permission) {
        context.request().pause(); // its body waits for the check; the proxy resumes it
        // Otherwise Quarkus answers a token that cannot be verified itself, before this class does.
        context.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        access.check(QuarkusHttpUser.getSecurityIdentity(context, null), permission)
                .subscribe()
                .with(
                        check -> {
                            switch (check) {
                                case AccessCheck.Allowed _ -> forward(context, upstream);
                                case AccessCheck.Refused(var problem) -> refuse(context, problem);
                            }
                        },
                        failure -> unchecked(context, failure));
    }

    private void refuse(RoutingContext context, AccessProblem problem) {
        problem.challenge().ifPresent(challenge -> context.response().putHeader("WWW-Authenticate", challenge));
        var detail = problem.detail();
        UnreadBodyResponse.refuse(context, detail.status(), toJson(detail));
    }

    private void unchecked(RoutingContext context, Throwable failure) {
        LOG.warnf("a token cannot be checked: %s", SecretRedaction.redact(failure));
        var problem = new SearchProblem.Unavailable("The OpenID Connect provider", retryAfter).detail();
        context.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        UnreadBodyResponse.refuse(context, problem.status(), toJson(problem));
    }

    private void forward(RoutingContext context, Upstream upstream) {
        var proxy = proxies.get(upstream);
        if (proxy == null) {
            var problem = new SearchProblem.NotConfigured(upstream.service(), upstream.property()).detail();
            UnreadBodyResponse.refuse(context, problem.status(), toJson(problem));
            return;
        }
        var request = context.request();
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        proxy.handle(request);
    }

    private void refuse(RoutingContext context, SortedSet<String> allowed) {
        var methods = String.join(", ", allowed);
        context.response().putHeader(HttpHeaders.ALLOW, methods);
        var problem = ProblemDetail.of(
                405,
                "method-not-allowed",
                "Method not allowed",
                "%s %s is not served; %s takes %s."
                        .formatted(
                                context.request().method(),
                                context.normalizedPath(),
                                context.normalizedPath(),
                                methods));
        UnreadBodyResponse.refuse(context, problem.status(), toJson(problem));
    }

    private String toJson(ProblemDetail problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
