package org.vitrine.problem;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers a request without reading its body, in such a way that the client receives the response.
 *
 * <p>Closing the connection at once would reset it while the client is still sending, and the client would lose the
 * response. Therefore the server reads and drops the rest of the body until it ends, for at most 2 s; then it closes
 * the connection.
 */
public final class UnreadBodyResponse {

    private static final long LINGER_MS = 2_000;

    private UnreadBodyResponse() {}

    /**
     * Sends a problem with {@code Connection: close} and drops the rest of the body.
     *
     * @param json the serialised problem
     */
    public static void refuse(RoutingContext context, int status, String json) {
        var request = context.request();
        closeAfterBody(context.vertx(), request);
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, ProblemDetail.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(json)
                .onComplete(_ -> request.resume());
    }

    /**
     * Drops the rest of the body of a request that has its response already, until it ends or for at most 2 s; then
     * closes the connection.
     */
    public static void discard(Vertx vertx, HttpServerRequest request) {
        closeAfterBody(vertx, request);
        request.resume();
    }

    private static void closeAfterBody(Vertx vertx, HttpServerRequest request) {
        var connection = request.connection();
        long timerId = vertx.setTimer(LINGER_MS, _ -> connection.close());
        connection.closeHandler(_ -> vertx.cancelTimer(timerId));
        request.exceptionHandler(_ -> connection.close());
        request.endHandler(_ -> connection.close());
        request.handler(_ -> {});
    }
}
