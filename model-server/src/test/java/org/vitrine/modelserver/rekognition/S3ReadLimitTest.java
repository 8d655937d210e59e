package org.vitrine.modelserver.rekognition;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import org.junit.jupiter.api.Test;
import org.vitrine.admission.Bulkhead;
import org.vitrine.modelserver.wire.AwsFaultException;

class S3ReadLimitTest {

    private static final Uni<String> ENDLESS = Uni.createFrom().nothing();

    private final Bulkhead reads = S3Images.readLimit(2);

    @Test
    void aReadBeyondTheLimitIsThrottled() {
        // Given
        subscribe(ENDLESS);
        subscribe(ENDLESS);

        // When
        var third = subscribe(Uni.createFrom().item("read"));

        // Then
        assertThat(third.getFailure()).isInstanceOfSatisfying(AwsFaultException.class, thrown -> {
            assertThat(thrown.fault().shape()).isEqualTo("ProvisionedThroughputExceededException");
            assertThat(thrown.fault().status()).isEqualTo(400);
        });
    }

    @Test
    void aReadThatEndsFailsOrIsCancelledMakesRoom() {
        // Given
        subscribe(Uni.createFrom().item("read"));
        subscribe(Uni.createFrom().failure(new IllegalStateException("no such object")));
        subscribe(ENDLESS).cancel();
        subscribe(ENDLESS);

        // When
        var read = subscribe(Uni.createFrom().item("read"));

        // Then
        read.assertCompleted().assertItem("read");
    }

    private UniAssertSubscriber<String> subscribe(Uni<String> read) {
        return reads.withPermit(() -> read).subscribe().withSubscriber(UniAssertSubscriber.create());
    }
}
