package org.vitrine.problem;

import java.io.IOException;
import java.util.Optional;

/** What is wrong with a body, told by the failure of the server's own reading. */
enum BodyReadFailure {

    /** It ended, or its parts did not end, as its headers promised. */
    UNREADABLE,

    /** Pieces came until they were too many. */
    TOO_LARGE,

    /** A form of more parts than are read. */
    TOO_MANY_PARTS;

    private static final String SERVER = "org.jboss.resteasy.reactive.server.";
    private static final String FORM = SERVER + "core.multipart.FormData";
    private static final String TOO_LARGE_SAYS = "Request too large";

    /** Empty where something else failed to read something else: that is an incident. */
    static Optional<BodyReadFailure> of(Throwable failure) {
        var thrownAt = failure.getStackTrace();
        if (thrownAt.length > 0
                && failure instanceof RuntimeException
                && thrownAt[0].getClassName().equals(FORM)) {
            return Optional.of(TOO_MANY_PARTS);
        }
        if (!(failure instanceof IOException)
                || thrownAt.length == 0
                || !thrownAt[0].getClassName().startsWith(SERVER)) {
            return Optional.empty();
        }
        return Optional.of(TOO_LARGE_SAYS.equals(failure.getMessage()) ? TOO_LARGE : UNREADABLE);
    }

    ProblemDetail problem() {
        return switch (this) {
            case UNREADABLE ->
                ProblemDetail.of(
                        400,
                        "unreadable-body",
                        "Unreadable body",
                        "The body ended early or is no form of the kind that Content-Type says. Send it again, whole.");
            case TOO_MANY_PARTS ->
                ProblemDetail.of(
                        413,
                        "too-many-parts",
                        "Too many parts",
                        "The form has more parts than are read. Send what describes the photograph as one JSON part.");
            case TOO_LARGE ->
                ProblemDetail.of(413, "too-large", "Too large", "The body has more bytes than are taken. Send less.");
        };
    }
}
