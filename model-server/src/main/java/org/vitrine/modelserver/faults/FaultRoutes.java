package org.vitrine.modelserver.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import org.jboss.logging.Logger;

/**
 * The routes of fault injection: {@code POST}, {@code GET} and {@code DELETE /faults} for the script, and a handler
 * before all other routes that applies the script to each call of a model. Installs nothing unless faults are enabled.
 */
@ApplicationScoped
class FaultRoutes {

    private static final Logger LOG = Logger.getLogger(FaultRoutes.class);
    private static final String PATH = "/faults";
    /** Order of the routes: before authentication and before the body is read. */
    private static final int ROUTE_ORDER = -10_000;

    private static final long MAX_SCRIPT_BYTES = 8L * 1024 * 1024;

    private final FaultConfig config;
    private final FaultExecution execution;
    private final ObjectMapper json;
    private volatile FaultScript script = FaultScript.empty();

    FaultRoutes(FaultConfig config, FaultExecution execution, ObjectMapper json) {
        this.config = config;
        this.execution = execution;
        this.json = json;
    }

    void install(@Observes Router router) {
        if (!config.enabled()) {
            return;
        }
        LOG.warn(
                "FAULT INJECTION IS ON (vitrine.models.faults.enabled): every client of POST /faults can make this server"
                        + " throttle, stall and return false answers. For tests only; never in production.");
        router.route(HttpMethod.POST, PATH).order(ROUTE_ORDER).handler(this::replace);
        router.route(HttpMethod.DELETE, PATH).order(ROUTE_ORDER).handler(call -> {
            script = FaultScript.empty();
            call.response().setStatusCode(204).end();
        });
        router.route(HttpMethod.GET, PATH).order(ROUTE_ORDER).handler(this::writeTallies);
        router.route().order(ROUTE_ORDER + 1).handler(this::applyScript);
    }

    private void applyScript(RoutingContext context) {
        var request = context.request();
        var target = request.getHeader("X-Amz-Target");
        var call = ModelCall.of(request.method().name(), context.normalizedPath(), target == null ? "" : target);
        if (call.isEmpty()) {
            context.next();
            return;
        }
        var plan = script.apply(call.get());
        Runnable proceed =
                () -> plan.ending().ifPresentOrElse(ending -> execution.execute(context, ending), context::next);
        if (plan.latency().isZero()) {
            proceed.run();
            return;
        }
        // Without the pause the body would arrive before a handler reads it, and would be lost.
        request.pause();
        FaultExecution.schedule(context, plan.latency(), () -> {
            if (plan.ending().isPresent()) {
                request.resume();
            }
            proceed.run();
        });
    }

    private void replace(RoutingContext context) {
        var length = context.request().getHeader("Content-Length");
        if (length == null || Long.parseLong(length) > MAX_SCRIPT_BYTES) {
            refuse(context, "the request needs a Content-Length of at most " + MAX_SCRIPT_BYTES);
            return;
        }
        var body = context.request().body();
        // Quarkus passes requests to routes paused.
        context.request().resume();
        body.onSuccess(script -> replace(context, script))
                .onFailure(failure -> refuse(context, String.valueOf(failure.getMessage())));
    }

    private void replace(RoutingContext context, Buffer body) {
        try {
            var rules = FaultScriptReader.read(json.readTree(body.getBytes()));
            script = new FaultScript(rules, System::nanoTime);
            LOG.warnf("faults=%d rules apply from now on", rules.size());
            writeTallies(context);
        } catch (FaultScriptReader.InvalidScript invalid) {
            refuse(context, String.valueOf(invalid.getMessage()));
        } catch (IOException notJson) {
            refuse(context, "the script is not JSON: " + notJson.getMessage());
        }
    }

    private void writeTallies(RoutingContext context) {
        var answer = json.createObjectNode();
        var rules = answer.putArray("rules");
        for (var tally : script.tallies()) {
            var rule = rules.addObject();
            rule.set("rule", tally.rule().asWritten());
            rule.put("matched", tally.matched()).put("ended", tally.ended());
        }
        try {
            context.response().putHeader("Content-Type", "application/json").end(json.writeValueAsString(answer));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void refuse(RoutingContext context, String sentence) {
        context.response()
                .setStatusCode(400)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(sentence + "\n");
    }
}
