package org.vitrine.inference.cost;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.vitrine.store.NoSuchObject;
import org.vitrine.store.ObjectTooLarge;

/**
 * Reads the pages that replicas have written to the store. A page that is damaged or too large is left out, with a
 * warning: its costs do not count towards budgets until it is deleted or written again. A page that was deleted since
 * the store listed it is left out, too. Every other failure concerns all pages, and is passed on.
 *
 * @param store reads the pages
 */
record CostPages(PageStore store) {

    private static final Logger LOG = Logger.getLogger(CostPages.class);

    /** Reads one page by its key in the store. */
    interface PageStore {
        Uni<byte[]> get(String key);
    }

    /** Returns the pages with these keys that can be read, in the same order. */
    Uni<List<MonthlyCosts.Page>> read(List<String> keys) {
        return Multi.createFrom()
                .iterable(keys)
                .onItem()
                .transformToUniAndConcatenate(this::page)
                .collect()
                .asList()
                .map(pages -> pages.stream().flatMap(Optional::stream).toList());
    }

    private Uni<Optional<MonthlyCosts.Page>> page(String key) {
        return store.get(key)
                .map(json -> decoded(key, json))
                .onFailure(ObjectTooLarge.class)
                .recoverWithItem(failure -> leftOut(key, failure))
                .onFailure(NoSuchObject.class)
                .recoverWithItem(Optional.empty());
    }

    private static Optional<MonthlyCosts.Page> decoded(String key, byte[] json) {
        try {
            return Optional.of(MonthlyCosts.read(json));
        } catch (UncheckedIOException damaged) {
            return leftOut(key, damaged);
        }
    }

    private static Optional<MonthlyCosts.Page> leftOut(String key, Throwable failure) {
        LOG.warn(warning(key, failure));
        return Optional.empty();
    }

    static String warning(String key, Throwable failure) {
        return "the costs in '%s' of the store do not count towards budgets, because %s. Delete it; a running replica writes it again after its next call"
                .formatted(key, failure.getMessage());
    }
}
