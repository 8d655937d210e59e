package org.vitrine.search.propose;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Delays proposals while people search. */
@ApplicationScoped
class SearchPriority {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final ActiveSearches searches;
    private final ProposeConfig config;

    SearchPriority(ActiveSearches searches, ProposeConfig config) {
        this.searches = searches;
        this.config = config;
    }

    /**
     * Emits when no search by photograph is active or waits, and at the latest after
     * {@code vitrine.search.propose.yields-for}.
     */
    Uni<Void> afterSearches() {
        return Uni.createFrom().deferred(() -> afterSearches(System.nanoTime()));
    }

    private Uni<Void> afterSearches(long startNanos) {
        boolean timedOut = System.nanoTime() - startNanos >= config.yieldsFor().toNanos();
        return searches.isNone() || timedOut
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .voidItem()
                        .onItem()
                        .delayIt()
                        .by(POLL_INTERVAL)
                        .chain(() -> afterSearches(startNanos));
    }
}
