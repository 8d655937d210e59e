package org.vitrine.modelserver.faults;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.vitrine.modelserver.wire.AwsFault;

/** The effect of a rule on a call: it lets the call proceed, or replaces its response. */
sealed interface InjectedFault {

    /** After this effect the call proceeds to the next rule. */
    sealed interface NonTerminal extends InjectedFault {}

    /** Ends the call: the server does not compute the real response. */
    sealed interface Terminal extends InjectedFault {}

    /**
     * A quota of calls, as a token bucket. A call within it proceeds; beyond it the response is {@code refusal}.
     *
     * @param perSecond sustained rate of calls per second
     * @param burst maximum number of calls at once after an idle period
     */
    record Throttle(double perSecond, double burst, Fail refusal) implements NonTerminal {}

    /** Delays the call; then it proceeds. */
    record Delay(Duration latency) implements NonTerminal {}

    /** Answers with an error of AWS, optionally with a Retry-After header. */
    record Fail(AwsFault fault, OptionalInt retryAfterSeconds) implements Terminal {}

    /** Answers with the scripted status, headers and body: the response of another model, or invalid JSON. */
    record Answer(int status, String contentType, Map<String, String> headers, String body) implements Terminal {}

    /** Sends no response and closes the connection after the given time. */
    record Stall(Duration length) implements Terminal {}

    /** Closes the connection: without a response, or in the middle of the body. */
    record Cut(boolean midway) implements Terminal {}

    /** Sends the body slowly, at a limited rate. */
    record SlowBody(int bytesPerSecond, String contentType, String body) implements Terminal {}
}
