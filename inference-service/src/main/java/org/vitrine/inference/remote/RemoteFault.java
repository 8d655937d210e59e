package org.vitrine.inference.remote;

import java.time.Duration;
import java.util.Optional;

/**
 * Every way a remote fails to answer, distinguished by what follows.
 *
 * <table>
 *   <caption>What follows from a fault</caption>
 *   <tr><th>fault</th><th>on the wire</th><th>for a record</th><th>for a query by HTTP</th></tr>
 *   <tr><td>{@link Throttled}</td><td>ThrottlingException, ProvisionedThroughputExceededException, 429</td>
 *       <td>held back as long as the remote says, then tried again</td><td>503, Retry-After</td></tr>
 *   <tr><td>{@link NotReady}</td><td>ModelNotReadyException 429, ServiceUnavailable 503</td>
 *       <td>held back for the cold start, then tried again</td><td>503, Retry-After</td></tr>
 *   <tr><td>{@link Unreachable}</td><td>time-outs, cut connections, 5xx</td><td>held back; dead letter only where it answers others, time after time</td>
 *       <td>503, Retry-After</td></tr>
 *   <tr><td>{@link NotAttempted}</td><td>nothing: the circuit is open, or the line too long</td>
 *       <td>waits for the remote's return</td><td>503, Retry-After</td></tr>
 *   <tr><td>{@link ModelError}</td><td>424 ModelError</td><td>dead letter at once, with the model's own words; held back
 *       where the model itself said 429 or 503</td><td>503, Retry-After</td></tr>
 *   <tr><td>{@link AccessDenied}</td><td>AccessDeniedException, 401, 403, no credentials</td><td>dead letter at once; held
 *       back where credentials have merely expired</td><td>503, Retry-After</td></tr>
 *   <tr><td>{@link Refused}</td><td>ValidationError and every other 4xx</td><td>dead letter at once</td><td>503, Retry-After</td></tr>
 *   <tr><td>{@link InvalidRequest}</td><td>nothing: the SDK itself refuses a value</td><td>dead letter at once</td>
 *       <td>503, Retry-After</td></tr>
 *   <tr><td>{@link MalformedAnswer}</td><td>2xx that breaks the contract: no JSON, NaN, zeros</td><td>dead letter at once</td>
 *       <td>503, Retry-After</td></tr>
 *   <tr><td>{@link InvalidPicture}</td><td>InvalidImageFormatException, ImageTooLargeException</td><td>image-rejected</td>
 *       <td>422</td></tr>
 * </table>
 */
public sealed interface RemoteFault {

    /** Who failed. */
    RemoteModel remote();

    /** Too many calls for the account's quota. */
    record Throttled(RemoteModel remote, String said, Optional<Duration> retryAfter) implements RemoteFault {}

    /** A model is still being provisioned or loaded. */
    record NotReady(RemoteModel remote, String said, Optional<Duration> retryAfter) implements RemoteFault {}

    /** No answer, or one that says that the remote itself is broken. */
    record Unreachable(RemoteModel remote, String said, Optional<Duration> retryAfter) implements RemoteFault {}

    /**
     * The model behind the endpoint failed on this picture.
     *
     * @param originalStatus what the model's container answered
     * @param said the model's own words
     * @param logStream where its log is; may be empty
     */
    record ModelError(RemoteModel remote, int originalStatus, String said, String logStream) implements RemoteFault {}

    /**
     * Our credentials do not suffice.
     *
     * @param expired whether fresh ones of the same account would do
     */
    record AccessDenied(RemoteModel remote, String said, boolean expired) implements RemoteFault {}

    /** The request itself is wrong: no such endpoint or variant, a bad parameter. */
    record Refused(RemoteModel remote, int status, String errorCode, String said) implements RemoteFault {}

    /**
     * A value of which no request can be made, so that the remote was not called and says nothing about itself.
     *
     * @param said which value, and why
     */
    record InvalidRequest(RemoteModel remote, String said) implements RemoteFault {}

    /** An answer that breaks the contract. */
    record MalformedAnswer(RemoteModel remote, String said) implements RemoteFault {}

    /** The remote does not accept the picture. */
    record InvalidPicture(RemoteModel remote, String errorCode, String said) implements RemoteFault {}

    /** We did not call at all: the remote is unavailable, or others are before us. */
    record NotAttempted(RemoteModel remote, String said, Optional<Duration> retryAfter) implements RemoteFault {}

    /** What follows for a record. */
    enum Consequence {
        /** Waits until the remote answers again; no attempt counts. */
        HOLD_BACK,
        DEAD_LETTER,
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

    /** When the remote asked to be asked again, if it said. */
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

    /** Stable, in kebab-case: metric tag, problem code, reason code. */
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

    /** For people: who, what, in the remote's own words. */
    default String sentence() {
        var who = remote().called();
        return switch (this) {
            case Throttled(var _, var said, var _) -> "%s is asked too often: %s".formatted(who, said);
            case NotReady(var _, var said, var _) -> "%s is not ready yet: %s".formatted(who, said);
            case NotAttempted(var _, var said, var _) -> "%s is not asked now: %s".formatted(who, said);
            case Unreachable(var _, var said, var _) -> "%s did not answer: %s".formatted(who, said);
            case ModelError(var _, int status, var said, var log) ->
                "the model behind %s failed with status %d: %s%s"
                        .formatted(who, status, said, log.isEmpty() ? "" : " (its log: " + log + ")");
            case AccessDenied(var _, var said, boolean expired) ->
                "%s denies access%s: %s".formatted(who, expired ? " (credentials expired)" : "", said);
            case Refused(var _, int status, var errorCode, var said) ->
                "%s refuses the request with %d %s: %s".formatted(who, status, errorCode, said);
            case InvalidRequest(var _, var said) -> "%s cannot be called: %s".formatted(who, said);
            case MalformedAnswer(var _, var said) -> "%s answered out of contract: %s".formatted(who, said);
            case InvalidPicture(var _, var errorCode, var said) ->
                "%s does not accept the picture (%s): %s".formatted(who, errorCode, said);
        };
    }
}
