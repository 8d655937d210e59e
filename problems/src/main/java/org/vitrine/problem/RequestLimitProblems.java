package org.vitrine.problem;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The limits that Quarkus keeps before any method is called, for those who met them. */
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

    /** Quarkus does not say which limit it was. */
    ProblemDetail problem(String path) {
        return limits(ProblemDetail.of(
                413,
                "too-large",
                "Too large",
                "The request to %s is too large: a text part of a form may have %d bytes, the whole body %d. Send less."
                        .formatted(path, partBytes, bodyBytes)));
    }

    ProblemDetail with(BodyReadFailure broken) {
        return switch (broken) {
            case UNREADABLE -> broken.problem();
            case TOO_LARGE, TOO_MANY_PARTS -> limits(broken.problem());
        };
    }

    private ProblemDetail limits(ProblemDetail problem) {
        return problem.with("maxBodyBytes", bodyBytes)
                .with("maxPartBytes", partBytes)
                .with("maxParts", parts);
    }

    private static long bytes(MemorySize size) {
        return size.asLongValue();
    }
}
