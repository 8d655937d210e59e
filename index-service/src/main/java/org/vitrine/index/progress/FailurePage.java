package org.vitrine.index.progress;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vitrine.index.journey.FailedImage;

/**
 * A page of failed photographs, in the order of imageId.
 *
 * @param next imageId after which the next page begins; empty on the last page
 */
record FailurePage(List<FailedImage> failures, Optional<String> next) {

    /**
     * Merges the pages that several replicas returned for the same position; each has other images.
     *
     * @param limit maximum number of failures of the merged page
     */
    static FailurePage first(int limit, List<FailurePage> pages) {
        var all = pages.stream()
                .flatMap(page -> page.failures().stream())
                .sorted(Comparator.comparing(FailedImage::imageId))
                .toList();
        boolean more = pages.stream().anyMatch(page -> page.next().isPresent());
        return of(limit, all, more || all.size() > limit);
    }

    /**
     * Creates a page.
     *
     * @param sorted failures in the order of imageId; only the first {@code limit} are used
     * @param more whether there are failures after the page
     */
    static FailurePage of(int limit, List<FailedImage> sorted, boolean more) {
        var failures = List.copyOf(sorted.subList(0, Math.min(limit, sorted.size())));
        return new FailurePage(
                failures,
                more && !failures.isEmpty() ? Optional.of(failures.getLast().imageId()) : Optional.empty());
    }
}
