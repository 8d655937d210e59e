package org.vitrine.index.progress;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vitrine.index.journey.FailedImage;

/**
 * Failed photographs in order of imageId.
 *
 * @param next imageId to ask on from; empty at the end
 */
record FailurePage(List<FailedImage> failures, Optional<String> next) {

    /** The first of several pages from the same place, of replicas that hold different images. */
    static FailurePage first(int limit, List<FailurePage> pages) {
        var all = pages.stream()
                .flatMap(page -> page.failures().stream())
                .sorted(Comparator.comparing(FailedImage::imageId))
                .toList();
        boolean more = pages.stream().anyMatch(page -> page.next().isPresent());
        return of(limit, all, more || all.size() > limit);
    }

    /**
     * @param sorted by imageId
     * @param more whether there are failures beyond the limit
     */
    static FailurePage of(int limit, List<FailedImage> sorted, boolean more) {
        var failures = List.copyOf(sorted.subList(0, Math.min(limit, sorted.size())));
        return new FailurePage(
                failures,
                more && !failures.isEmpty() ? Optional.of(failures.getLast().imageId()) : Optional.empty());
    }
}
