package org.vitrine.inference.remote;

import java.time.Duration;
import java.util.Optional;

/**
 * All faults of calls to Rekognition and SageMaker, distinguished by their consequence for a record of the flow and for
 * a query by HTTP.
 *
 * <table>
 *   <caption>Consequences of a fault</caption>
 *   <tr><th>fault</th><th>response of the remote</th><th>for a record</th><th>for a query by HTTP</th></tr>
 *   <tr><td>{@link Throttled}</td><td>ThrottlingException, ProvisionedThroughputExceededException, 429</td>
 *       <td>held back as long as the remote requests, then tried again</td><td>503, Retry-After</td></tr>
 *   <tr><td>{@link NotReady}</td><td>ModelNotReadyException 429, ServiceUnavailable 503</td>
 *       <td>held back for the cold start, then tried again</td><td>503, Retry-After</td></tr>
 *   <tr><td>{@link Unreachable}</td><td>time-outs, cut connections, 5xx</td>
 *       <td>held back; dead letter only if the remote repeatedly answers other records and not this one</td>
 *       <td>503, Retry-After</td></tr>
 *   <tr><td>{@link NotAttempted}</td><td>none: the circuit is open, or the queue is too long</td>
 *       <td>held back until the remote is available</td><td>503, Retry-After</td></tr>
 *   <tr><td>{@link ModelError}</td><td>424 ModelError</td>
 *       <td>dead letter at once, with the model's own message; held back if the model itself answered 429 or 503</td>
 *       <td>503, Retry-After</td></tr>
 *   <tr><td>{@link AccessDenied}</td><td>AccessDeniedException, 401, 403, no credentials</td>
 *       <td>dead letter at once; held back if the credentials have only expired</td>
 *       <td>503; Retry-After if they have only expired</td></tr>
 *   <tr><td>{@link SchemaRefused}</td><td>ValidationError and every other 4xx</td><td>dead letter at once</td>
 *       <td>503</td></tr>
 *   <tr><td>{@link InvalidRequest}</td><td>none: the SDK itself refuses a value</td><td>dead letter at once</td>
 *       <td>503</td></tr>
 *   <tr><td>{@link MalformedAnswer}</td><td>2xx that breaks the contract: no JSON, NaN, zeros</td>
 *       <td>dead letter at once</td><td>503, Retry-After</td></tr>
 *   <tr><td>{@link InvalidPicture}</td><td>InvalidImageFormatException, ImageTooLargeException</td>
 *       <td>image-rejected</td><td>422</td></tr>
 * </table>
 */
public sealed interface RemoteFault {

    /** The remote that was called, or was to be called. */
    RemoteModel remote();

    /**
     * The calls exceed the quota of the account.
     *
     * @param message message of the remote
     * @param retryAfter wait that the remote requests; empty if it states none
     */
    record Throttled(RemoteModel remote, String message, Optional<Duration> retryAfter) implements RemoteFault {}

    /** A model is still being provisioned or loaded. */
    record NotReady(RemoteModel remote, String message, Optional<Duration> retryAfter) implements RemoteFault {}

    /** The remote gave no answer, or one that reports a failure of the remote itself. */
    record Unreachable(RemoteModel remote, String message, Optional<Duration> retryAfter) implements RemoteFault {}

    /**
     * The model behind the endpoint failed on this picture.
     *
     * @param originalStatus HTTP status of the model's container; 0 if unknown
     * @param message message of the model's container
     * @param logStream ARN of its log stream; may be empty
     */
    record ModelError(RemoteModel remote, int originalStatus, String message, String logStream)
            implements RemoteFault {}

    /**
     * The credentials of this service do not permit the call.
     *
     * @param expired whether they have expired, so that new credentials of the same account would suffice
     */
    record AccessDenied(RemoteModel remote, String message, boolean expired) implements RemoteFault {}

    /** The remote refuses the request: unknown endpoint or variant, or an invalid parameter. */
    record Refused(RemoteModel remote, int status, String errorCode, String message) implements RemoteFault {}

    /**
     * A value is invalid, so that no request can be built. The remote was not called, so the fault is no evidence about
     * it.
     *
     * @param message the invalid value and the reason
     */
    record InvalidRequest(RemoteModel remote, String message) implements RemoteFault {}

    /** The answer breaks the contract. */
    record MalformedAnswer(RemoteModel remote, String message) implements RemoteFault {}

    /** The remote does not accept the picture. */
    record InvalidPicture(RemoteModel remote, String errorCode, String message) implements RemoteFault {}

    /** The call was not sent: the remote is unavailable, the queue is full or too slow, or the budget is spent. */
    record NotAttempted(RemoteModel remote, String message, Optional<Duration> retryAfter) implements RemoteFault {}

    /** The consequence of a fault for a record of the flow. */
    enum Consequence {
        /** The record waits until the remote answers again; no attempt counts. */
        HOLD_BACK,
        /** The record goes to the dead-letter topic at once. */
        DEAD_LETTER,
        /** The photograph is rejected, because the remote does not accept it. */
        REJECT
    }

    default Consequence consequence() {
        return switch (this) {
            case Throttled _, NotReady _, Unreachable _, NotAttempted _ -> Consequence.HOLD_BACK;
            case ModelError(var _, int status, var _, var _)
            when status == 429 || status == 503 -> Consequence.HOLD_BACK;
            case AccessDenied(var _, var _, boolean expired) when expired -> Consequence.HOLD_BACK;
            case ModelError _, AccessDenied _, Refused _, InvalidRequest _, MalformedAnswer _ ->
                Consequence.DEAD_LETTER;
            case InvalidPicture _ -> Consequence.REJECT;
        };
    }

    /** Returns the wait that the remote requested before the next call; empty if it stated none. */
    default Optional<Duration> retryAfter() {
        return switch (this) {
            case Throttled(var _, var _, var wait) -> wait;
            case NotReady(var _, var _, var wait) -> wait;
            case Unreachable(var _, var _, var wait) -> wait;
            case NotAttempted(var _, var _, var wait) -> wait;
            case ModelError _, AccessDenied _, Refused _, InvalidRequest _, MalformedAnswer _, InvalidPicture _ ->
                Optional.empty();
        };
    }

    /** Returns the stable code in kebab-case, for metrics, problem responses and rejections. */
    default String code() {
        return switch (this) {
            case Throttled _ -> "remote-throttled";
            case NotReady _ -> "model-not-ready";
            case Unreachable _ -> "remote-unreachable";
            case NotAttempted _ -> "held-back";
            case ModelError _ -> "model-error";
            case AccessDenied _ -> "remote-access-denied";
            case Refused _ -> "remote-refused";
            case InvalidRequest _ -> "invalid-request";
            case MalformedAnswer _ -> "malformed-answer";
            case InvalidPicture _ -> "invalid-image";
        };
    }

    /** Returns a sentence for people: the remote, the fault, and the message of the remote. */
    default String sentence() {
        var name = remote().displayName();
        return switch (this) {
            case Throttled(var _, var message, var _) -> "%s throttles: %s".formatted(name, message);
            case NotReady(var _, var message, var _) -> "%s is not ready yet: %s".formatted(name, message);
            case NotAttempted(var _, var message, var _) -> "%s is not called now: %s".formatted(name, message);
            case Unreachable(var _, var message, var _) -> "%s did not answer: %s".formatted(name, message);
            case ModelError(var _, int status, var message, var log) ->
                "the model behind %s failed with status %d: %s%s"
                        .formatted(name, status, message, log.isEmpty() ? "" : " (its log: " + log + ")");
            case AccessDenied(var _, var message, boolean expired) ->
                "%s denies access%s: %s".formatted(name, expired ? " (credentials expired)" : "", message);
            case Refused(var _, int status, var errorCode, var message) ->
                "%s refuses the request with %d %s: %s".formatted(name, status, errorCode, message);
            case InvalidRequest(var _, var message) -> "%s cannot be called: %s".formatted(name, message);
            case MalformedAnswer(var _, var message) -> "%s gave a malformed answer: %s".formatted(name, message);
            case InvalidPicture(var _, var errorCode, var message) ->
                "%s does not accept the picture (%s): %s".formatted(name, errorCode, message);
        };
    }
}
