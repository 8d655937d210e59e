package org.vitrine.problem;

import java.io.IOException;
import java.util.Optional;

/**
 * The ways in which the HTTP server fails to read a request body, and the problem details of each.
 *
 * <p>RESTEasy Reactive reports them with general exception types, so {@link #of} recognises them by the class that
 * threw the exception and by its message.
 */
enum BodyReadFailure {

    /**
     * The body, or a part of the form, ended before its length or its boundary, or it is not a form of the declared
     * type.
     */
    UNREADABLE,

    /** The body exceeded a size limit while it was being read. */
    TOO_LARGE,

    /** The form has more parts than the server reads. */
    TOO_MANY_PARTS;

    private static final String SERVER_PACKAGE = "org.jboss.resteasy.reactive.server.";
    private static final String FORM_CLASS = SERVER_PACKAGE + "core.multipart.FormData";
    private static final String TOO_LARGE_MESSAGE = "Request too large";

    /**
     * Returns how the server failed to read the body; empty where the exception has another origin. The caller reports
     * such an exception as an incident.
     */
    static Optional<BodyReadFailure> of(Throwable failure) {
        var stackTrace = failure.getStackTrace();
        if (stackTrace.length > 0
                && failure instanceof RuntimeException
                && stackTrace[0].getClassName().equals(FORM_CLASS)) {
            return Optional.of(TOO_MANY_PARTS);
        }
        if (!(failure instanceof IOException)
                || stackTrace.length == 0
                || !stackTrace[0].getClassName().startsWith(SERVER_PACKAGE)) {
            return Optional.empty();
        }
        return Optional.of(TOO_LARGE_MESSAGE.equals(failure.getMessage()) ? TOO_LARGE : UNREADABLE);
    }

    ProblemDetail problem() {
        return switch (this) {
            case UNREADABLE ->
                ProblemDetail.of(
                        400,
                        "unreadable-body",
                        "Unreadable body",
                        "The body ended early, or it is not a form of the type in Content-Type. Send the whole body again.");
            case TOO_MANY_PARTS ->
                ProblemDetail.of(
                        413,
                        "too-many-parts",
                        "Too many parts",
                        "The form has more parts than are allowed. Send the description of the photograph as one JSON part.");
            case TOO_LARGE ->
                ProblemDetail.of(
                        413, "too-large", "Too large", "The body has more bytes than are allowed. Send a smaller one.");
        };
    }
}
