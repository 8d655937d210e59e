package org.vitrine.modelserver.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.vitrine.modelserver.wire.AwsFault;

/**
 * Parses a fault script, {@code {"rules":[…]}}. A script with any invalid rule is refused as a whole, with a sentence
 * that names the mistake.
 */
final class FaultScriptReader {

    private static final int MAX_RULES = 100;
    private static final long MAX_MS = 600_000;
    private static final Set<String> CONDITIONS = Set.of("operation", "endpoint", "after", "every", "times");
    private static final String JSON = "application/json";
    private static final String TRUNCATED_JSON = "{\"Labels\":[{\"Name\":\"Coin\",\"embedding\":[0.1,";

    private FaultScriptReader() {}

    /** The script is invalid; the message, for the author of the test, states why. */
    static final class InvalidScript extends RuntimeException {

        private static final long serialVersionUID = 1L;

        InvalidScript(String sentence) {
            super(sentence, null, false, false);
        }
    }

    static List<FaultRule> read(JsonNode script) {
        var rules = script.path("rules");
        if (!rules.isArray() || rules.size() > MAX_RULES) {
            throw new InvalidScript("a script is {\"rules\":[…]} with at most %d rules".formatted(MAX_RULES));
        }
        var read = new ArrayList<FaultRule>();
        rules.forEach(rule -> read.add(rule(rule)));
        return List.copyOf(read);
    }

    private static FaultRule rule(JsonNode rule) {
        var kinds = new ArrayList<String>();
        rule.fieldNames().forEachRemaining(name -> {
            if (!CONDITIONS.contains(name)) {
                kinds.add(name);
            }
        });
        if (kinds.size() != 1) {
            throw new InvalidScript("a rule needs exactly one fault, this one has " + kinds);
        }
        return new FaultRule(
                Optional.ofNullable(rule.path("operation").textValue()),
                Optional.ofNullable(rule.path("endpoint").textValue()),
                integer(rule, "after", 0, 0, Long.MAX_VALUE),
                integer(rule, "every", 1, 1, Long.MAX_VALUE),
                integer(rule, "times", Long.MAX_VALUE, 0, Long.MAX_VALUE),
                fault(kinds.getFirst(), rule.path(kinds.getFirst())),
                rule);
    }

    private static InjectedFault fault(String kind, JsonNode node) {
        return switch (kind) {
            case "throttle" -> throttle(node);
            case "delay" -> new InjectedFault.Delay(Duration.ofMillis(integer(node, "ms", 200, 0, MAX_MS)));
            case "error" -> error(node, "InternalFailure", 500);
            case "answer" ->
                new InjectedFault.Answer(
                        (int) integer(node, "status", 200, 200, 599),
                        node.path("contentType").asText(JSON),
                        headers(node.path("headers")),
                        body(node.path("body"), "{}"));
            case "malformed" -> new InjectedFault.Answer(200, JSON, Map.of(), body(node.path("body"), TRUNCATED_JSON));
            case "stall" -> new InjectedFault.Stall(Duration.ofMillis(integer(node, "ms", MAX_MS, 0, MAX_MS)));
            case "cut" -> new InjectedFault.Cut(node.path("midway").asBoolean(false));
            case "drip" ->
                new InjectedFault.SlowBody(
                        (int) integer(node, "bytesPerSecond", 10, 1, 10_000_000),
                        node.path("contentType").asText(JSON),
                        body(node.path("body"), "{}"));
            default ->
                throw new InvalidScript("'" + kind
                        + "' is not a fault; use throttle, delay, error, answer, malformed, stall, cut or drip");
        };
    }

    private static InjectedFault.Throttle throttle(JsonNode node) {
        double perSecond = node.path("perSecond").asDouble(0);
        if (!(perSecond > 0)) {
            throw new InvalidScript("throttle needs perSecond, a number above 0");
        }
        return new InjectedFault.Throttle(
                perSecond,
                Math.max(1, node.path("burst").asDouble(perSecond)),
                error(node, "ThrottlingException", 400));
    }

    private static InjectedFault.Fail error(JsonNode node, String shapeByDefault, int statusByDefault) {
        var shape = node.path("shape").asText(shapeByDefault);
        int status =
                (int) integer(node, "status", node.has("shape") ? defaultStatus(shape) : statusByDefault, 400, 599);
        var extra = new LinkedHashMap<String, Object>();
        if ("ModelError".equals(shape)) {
            extra.put("OriginalStatusCode", (int) integer(node, "originalStatusCode", 500, 100, 599));
            extra.put("OriginalMessage", node.path("originalMessage").asText("scripted"));
            extra.put("LogStreamArn", node.path("logStreamArn").asText(""));
        }
        var fault = new AwsFault(shape, status, node.path("message").asText(defaultMessage(shape)), extra);
        return new InjectedFault.Fail(
                fault,
                node.has("retryAfterSeconds")
                        ? OptionalInt.of((int) integer(node, "retryAfterSeconds", 1, 0, 86_400))
                        : OptionalInt.empty());
    }

    /** Status of an error in the Smithy models; client errors without a status of their own have 400. */
    private static int defaultStatus(String shape) {
        return switch (shape) {
            case "ModelError" -> 424;
            case "ModelNotReadyException" -> 429;
            case "InternalFailure", "InternalServerError" -> 500;
            case "ServiceUnavailable" -> 503;
            case "InternalDependencyException" -> 530;
            default -> 400;
        };
    }

    private static String defaultMessage(String shape) {
        return switch (shape) {
            case "ThrottlingException" -> "Rate exceeded";
            case "ProvisionedThroughputExceededException" -> "Provisioned rate exceeded";
            default -> shape + ", injected by the fault script";
        };
    }

    private static Map<String, String> headers(JsonNode node) {
        var headers = new LinkedHashMap<String, String>();
        node.properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }

    /** Body of a scripted answer: a JSON string as its text, any other JSON value as JSON. */
    private static String body(JsonNode node, String defaultValue) {
        if (node.isMissingNode()) {
            return defaultValue;
        }
        return node.isTextual() ? node.textValue() : node.toString();
    }

    private static long integer(JsonNode node, String member, long defaultValue, long min, long max) {
        var number = node.path(member);
        long value = number.asLong(defaultValue);
        if (!number.isMissingNode() && !number.isIntegralNumber() || value < min || value > max) {
            throw new InvalidScript("%s is %s, not a whole number from %d to %d".formatted(member, number, min, max));
        }
        return value;
    }
}
