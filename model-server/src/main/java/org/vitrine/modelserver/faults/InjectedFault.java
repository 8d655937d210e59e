package org.vitrine.modelserver.faults;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.vitrine.modelserver.wire.AwsFault;

/** The effect of a rule on a call: it lets the call proceed, or replaces its response. */
sealed interface InjectedFault {

    /** After this effect the call proceeds to the next rule. */
    sealed interface Passing extends InjectedFault {}

    /** Ends the call: the server does not compute the real response. */
    sealed interface Ending extends InjectedFault {}

    /**
     * A quota of calls, as a token bucket. A call within it proceeds; beyond it the response is {@code refusal}.
     *
     * @param perSecond sustained rate of calls per second
     * @param burst most calls at once after an idle period
     */
    record Throttle(double perSecond, double burst, Fail refusal) implements Passing {}

    /** Delays the call; then it proceeds. */
    record Delay(Duration latency) implements Passing {}

    /** Answers with an error of AWS, optionally with a Retry-After header. */
    record Fail(AwsFault fault, OptionalInt retryAfterSeconds) implements Ending {}

    /** Answers with the scripted status, headers and body: the response of another model, or invalid JSON. */
    record Answer(int status, String contentType, Map<String, String> headers, String body) implements Ending {}

    /** Sends no response and closes the connection after the given time. */
    record Stall(Duration length) implements Ending {}

    /** Closes the connection: without a response, or in the middle of the body. */
    record Cut(boolean midway) implements Ending {}

    /** Sends the body slowly, at a limited rate. */
    record Drip(int bytesPerSecond, String contentType, String body) implements Ending {}
}
