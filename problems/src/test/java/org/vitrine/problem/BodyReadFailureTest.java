package org.vitrine.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class BodyReadFailureTest {

    @Test
    void aFormThatBreaksOffIsItsSendersToMend() {
        var failure = thrownIn(
                "org.jboss.resteasy.reactive.server.core.multipart.MultiPartParserDefinition$MultiPartUploadHandler",
                "Connection terminated parsing multipart request");

        assertThat(BodyReadFailure.of(failure)).contains(BodyReadFailure.UNREADABLE);
    }

    @Test
    void aBodyThatExceedsItsLimitIsTooLarge() {
        var failure = thrownIn("org.jboss.resteasy.reactive.server.vertx.VertxInputStream", "Request too large");

        assertThat(BodyReadFailure.of(failure)).contains(BodyReadFailure.TOO_LARGE);
    }

    @Test
    void aFormOfTooManyPartsIsItsSendersToMend() {
        var failure = new RuntimeException("too many");
        failure.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("org.jboss.resteasy.reactive.server.core.multipart.FormData", "add", "X.java", 1)
        });

        assertThat(BodyReadFailure.of(failure)).contains(BodyReadFailure.TOO_MANY_PARTS);
        assertThat(BodyReadFailure.of(new IllegalStateException("a bug"))).isEmpty();
    }

    @Test
    void aFaultOfOursStaysAnIncident() {
        assertThat(BodyReadFailure.of(new IOException("disk full"))).isEmpty();
    }

    private static IOException thrownIn(String className, String message) {
        var failure = new IOException(message);
        failure.setStackTrace(new StackTraceElement[] {new StackTraceElement(className, "read", "X.java", 1)});
        return failure;
    }
}
