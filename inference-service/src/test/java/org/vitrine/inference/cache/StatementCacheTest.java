package org.vitrine.inference.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.store.ObjectTooLarge;

class StatementCacheTest {

    private static final URI LOCATION = URI.create("s3://vitrine/statements/a/b.json");

    @Test
    void aStoredStatementAboveTheLimitCountsAsNotCached() {
        // Given
        Uni<byte[]> stored = Uni.createFrom().failure(new ObjectTooLarge(LOCATION, 8_000_000, 2_000_000));

        // When
        var result = StatementCache.emptyIfAbsent(stored).subscribe().withSubscriber(UniAssertSubscriber.create());

        // Then
        result.assertCompleted().assertItem(Optional.empty());
    }

    @Test
    void aStoredStatementIsReturned() {
        // Given
        byte[] json = {'{', '}'};

        // When
        var result = StatementCache.emptyIfAbsent(Uni.createFrom().item(json))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());

        // Then
        assertThat(result.assertCompleted().getItem()).contains(json);
    }

    @Test
    void anOutageOfTheStoreIsPassedOn() {
        // Given
        Uni<byte[]> stored = Uni.createFrom().failure(new IllegalStateException("the store is unavailable"));

        // When
        var result = StatementCache.emptyIfAbsent(stored).subscribe().withSubscriber(UniAssertSubscriber.create());

        // Then
        result.assertFailedWith(IllegalStateException.class, "the store is unavailable");
    }
}
