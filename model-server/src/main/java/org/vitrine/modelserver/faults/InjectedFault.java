package org.vitrine.modelserver.faults;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.vitrine.modelserver.wire.AwsFault;

/** What a rule does to a call. */
sealed interface InjectedFault {

    /** Lets a call go on. */
    sealed interface Passing extends InjectedFault {}

    /** Is the end of a call: the real answer is never asked for. */
    sealed interface Ending extends InjectedFault {}

    /**
     * A quota, as a token bucket. Within it the call goes on; beyond it {@code refusal} is the answer.
     *
     * @param burst calls at once after a rest
     */
    record Throttle(double perSecond, double burst, Fail refusal) implements Passing {}

    /** Latency, then on. */
    record Delay(Duration latency) implements Passing {}

    /** A modelled error. */
    record Fail(AwsFault fault, OptionalInt retryAfterSeconds) implements Ending {}

    /** A body as scripted: another model's words, or no JSON at all. */
    record Answer(int status, String contentType, Map<String, String> headers, String body) implements Ending {}

    /** No answer; the connection is closed in the end. */
    record Stall(Duration length) implements Ending {}

    /** The connection is closed, with nothing said or in the midst of a body. */
    record Cut(boolean midway) implements Ending {}

    /** A body that comes in drops. */
    record Drip(int bytesPerSecond, String contentType, String body) implements Ending {}
}
