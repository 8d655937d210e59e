package org.vitrine.problem;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes the problem details for requests that exceed the limits of Quarkus for bodies and forms. Quarkus checks these
 * limits before it calls a resource method. The details contain the configured limits.
 */
@ApplicationScoped
class RequestLimitProblems {

    private final long bodyBytes;
    private final long partBytes;
    private final int parts;

    RequestLimitProblems(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10240K") MemorySize body,
            @ConfigProperty(name = "quarkus.http.limits.max-form-attribute-size", defaultValue = "2048")
                    MemorySize part,
            @ConfigProperty(name = "quarkus.http.limits.max-parameters", defaultValue = "1000") int parts) {
        this.bodyBytes = bytes(body);
        this.partBytes = bytes(part);
        this.parts = parts;
    }

    /**
     * Returns the problem of a request that Quarkus refused with 413. Quarkus does not report which limit was exceeded,
     * so the detail states two of them.
     *
     * @param path path of the request
     */
    ProblemDetail problem(String path) {
        return withLimits(ProblemDetail.of(
                413,
                "too-large",
                "Too large",
                "The request to %s is too large: a text part of a form has at most %d bytes, the whole body at most %d. Send a smaller one."
                        .formatted(path, partBytes, bodyBytes)));
    }

    /** Returns the problem of a body that could not be read, with the limits as members where one was exceeded. */
    ProblemDetail bodyProblem(BodyReadFailure failure) {
        return switch (failure) {
            case UNREADABLE -> failure.problem();
            case TOO_LARGE, TOO_MANY_PARTS -> withLimits(failure.problem());
        };
    }

    private ProblemDetail withLimits(ProblemDetail problem) {
        return problem.with("maxBodyBytes", bodyBytes)
                .with("maxPartBytes", partBytes)
                .with("maxParts", parts);
    }

    private static long bytes(MemorySize size) {
        return size.asLongValue();
    }
}
