package org.vitrine.problem;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers a request whose body nobody will read, so that its sender hears the answer.
 *
 * <p>Closing the connection at once would reset it under a sender that is still sending, and take the answer along. So what
 * comes is let go, unread, until it ends or for a short while; then the connection closes.
 */
public final class UnreadBodyResponse {

    private static final long LINGER_MS = 2_000;

    private UnreadBodyResponse() {}

    /**
     * @param json of the problem
     */
    public static void refuse(RoutingContext context, int status, String json) {
        var request = context.request();
        closeAfterRest(context.vertx(), request);
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDetail.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(json)
                .onComplete(_ -> request.resume());
    }

    /** Drops the rest of a body whose answer is sent, until it ends or for a short while; then closes the connection. */
    public static void discard(Vertx vertx, HttpServerRequest request) {
        closeAfterRest(vertx, request);
        request.resume();
    }

    private static void closeAfterRest(Vertx vertx, HttpServerRequest request) {
        var connection = request.connection();
        long late = vertx.setTimer(LINGER_MS, _ -> connection.close());
        connection.closeHandler(_ -> vertx.cancelTimer(late));
        request.exceptionHandler(_ -> connection.close());
        request.endHandler(_ -> connection.close());
        request.handler(_ -> {});
    }
}
