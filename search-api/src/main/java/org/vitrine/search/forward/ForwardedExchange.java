package org.vitrine.search.forward;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.vitrine.problem.ProblemDetail;
import org.vitrine.problem.SecretRedaction;
import org.vitrine.problem.UnreadBodyResponse;
import org.vitrine.search.problem.SearchProblem;

/**
 * Interceptor of one forwarded request and its response. It rewrites addresses, removes the headers that apply to one
 * connection only (RFC 9110, 7.6.1), and answers 503 if the service does not answer.
 *
 * @param origin address of the service
 * @param retryAfter value of Retry-After in a 503 answer
 * @param toJson serializes problem details as JSON
 */
record ForwardedExchange(
        Vertx vertx, UpstreamAddress origin, Duration retryAfter, Function<ProblemDetail, String> toJson)
        implements ProxyInterceptor {

    private static final Logger LOG = Logger.getLogger(ForwardedExchange.class);
    private static final int FIRST_ERROR_STATUS = 400;

    /** Hop-by-hop headers. {@code Transfer-Encoding} is not among them, because the proxy handles it itself. */
    private static final List<String> HOP_BY_HOP = List.of(
            "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "TE", "Trailer", "Upgrade");

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        var request = context.request();
        var inbound = request.proxiedRequest();
        withoutConnectionHeaders(request.headers());
        request.headers().remove(HttpHeaders.EXPECT);
        if (origin.upstream() != Upstream.INGEST) {
            request.headers().remove(HttpHeaders.AUTHORIZATION); // only ingest-service reads tokens
        }
        request.setAuthority(origin.authority());
        if (ForwardRoutes.match(inbound.method().name(), inbound.uri(), Optional.empty())
                instanceof ForwardRoutes.Match.Forward to) {
            request.setURI(origin.uri(to.uri()));
        }
        return context.sendRequest().recover(failure -> Future.succeededFuture(unavailable(request, failure)));
    }

    private ProxyResponse unavailable(ProxyRequest request, Throwable failure) {
        String service = origin.upstream().service();
        LOG.warnf(
                "service=%s path=%s cause=%s",
                service, SecretRedaction.redact(request.proxiedRequest().path()), SecretRedaction.redact(failure));
        var problem = failure instanceof ConnectionPoolTooBusyException
                ? new SearchProblem.Unavailable(
                        service,
                        Optional.of("More requests to %s wait than vitrine.search.forward.waiting allows."
                                .formatted(service)),
                        retryAfter)
                : new SearchProblem.Unavailable(service, retryAfter);
        return request.release()
                .response()
                .setStatusCode(problem.detail().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDetail.MEDIA_TYPE)
                .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())))
                .setBody(Body.body(Buffer.buffer(toJson.apply(problem.detail()))));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        var response = context.response();
        var inbound = context.request().proxiedRequest();
        var headers = response.headers();
        withoutConnectionHeaders(headers);
        Optional.ofNullable(headers.get(HttpHeaders.LOCATION))
                .flatMap(it -> ForwardRoutes.location(origin.upstream(), it, origin.rawAuthority()))
                .ifPresent(it -> headers.set(HttpHeaders.LOCATION, it));
        // Headers of the service's response replace those that this server has set.
        headers.names().forEach(name -> inbound.response().headers().remove(name));
        if (response.getStatusCode() < FIRST_ERROR_STATUS || inbound.isEnded()) {
            return context.sendResponse();
        }
        return refused(context, inbound);
    }

    /**
     * The service refused the request before it read the whole body. The client must receive that response, and may go
     * on sending for a while.
     */
    private Future<Void> refused(ProxyContext context, HttpServerRequest inbound) {
        inbound.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        return context.sendResponse().onComplete(sent -> {
            if (!inbound.isEnded()) {
                UnreadBodyResponse.discard(vertx, inbound);
            }
        });
    }

    private static void withoutConnectionHeaders(MultiMap headers) {
        headers.getAll(HttpHeaders.CONNECTION).stream()
                .flatMap(names -> Arrays.stream(names.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty() && !name.equalsIgnoreCase("Transfer-Encoding"))
                .toList()
                .forEach(headers::remove);
        HOP_BY_HOP.forEach(headers::remove);
    }
}
