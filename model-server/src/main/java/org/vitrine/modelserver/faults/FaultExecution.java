package org.vitrine.modelserver.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.vitrine.modelserver.wire.AwsProtocol;

/**
 * Executes an injected fault on the connection of a call, instead of the real response. It waits with timers of the
 * event loop and blocks no thread.
 */
@ApplicationScoped
class FaultExecution {

    private static final long CHUNK_INTERVAL_MS = 100;

    private final ObjectMapper json;

    FaultExecution(ObjectMapper json) {
        this.json = json;
    }

    void execute(RoutingContext call, InjectedFault.Terminal ending) {
        switch (ending) {
            case InjectedFault.Fail fail -> fail(call, fail);
            case InjectedFault.Answer answer -> {
                var response =
                        call.response().setStatusCode(answer.status()).putHeader("Content-Type", answer.contentType());
                answer.headers().forEach(response::putHeader);
                response.end(answer.body());
            }
            case InjectedFault.Stall(var length) ->
                schedule(call, length, () -> call.request().connection().close());
            case InjectedFault.Cut(boolean midway) -> cut(call, midway);
            case InjectedFault.SlowBody slowBody -> sendSlowly(call, slowBody);
        }
    }

    private void fail(RoutingContext call, InjectedFault.Fail fail) {
        var protocol = AwsProtocol.of(call.normalizedPath());
        var response = call.response()
                .setStatusCode(fail.fault().status())
                .putHeader("Content-Type", protocol.mediaType())
                .putHeader("x-amzn-ErrorType", fail.fault().shape())
                .putHeader("x-amzn-RequestId", UUID.randomUUID().toString());
        fail.retryAfterSeconds().ifPresent(wait -> response.putHeader("Retry-After", Integer.toString(wait)));
        try {
            response.end(json.writeValueAsString(fail.fault().body(protocol)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void cut(RoutingContext call, boolean midway) {
        if (!midway) {
            call.request().connection().close();
            return;
        }
        var half = "{\"Labels\":[";
        call.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Length", Integer.toString(2 * half.length()))
                .write(half)
                .onComplete(_ -> call.request().connection().close());
    }

    private static void sendSlowly(RoutingContext call, InjectedFault.SlowBody slowBody) {
        var body = Buffer.buffer(slowBody.body().getBytes(StandardCharsets.UTF_8));
        var response = call.response()
                .putHeader("Content-Type", slowBody.contentType())
                .putHeader("Content-Length", Integer.toString(body.length()));
        sendChunk(call, response, body, 0, Math.max(1, (int) (slowBody.bytesPerSecond() * CHUNK_INTERVAL_MS / 1000)));
    }

    private static void sendChunk(RoutingContext call, HttpServerResponse response, Buffer body, int from, int size) {
        int to = Math.min(body.length(), from + size);
        if (response.closed()) {
            return;
        }
        if (to == body.length()) {
            response.end(body.getBuffer(from, to));
            return;
        }
        response.write(body.getBuffer(from, to));
        schedule(call, Duration.ofMillis(CHUNK_INTERVAL_MS), () -> sendChunk(call, response, body, to, size));
    }

    static void schedule(RoutingContext call, Duration wait, Runnable action) {
        call.vertx().setTimer(Math.max(1, wait.toMillis()), _ -> action.run());
    }
}
