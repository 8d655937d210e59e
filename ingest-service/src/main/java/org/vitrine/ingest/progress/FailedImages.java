package org.vitrine.ingest.progress;

import java.util.List;
import java.util.Optional;

/**
 * A page of failed images, ordered by imageId.
 *
 * @param failures the failed images, at most {@value #MAX_PAGE_SIZE}
 * @param next cursor of the next page; absent on the last page
 */
public record FailedImages(List<BatchTotals.FailedItem> failures, Optional<String> next) {

    /** Most failures of one page. */
    public static final int MAX_PAGE_SIZE = 1000;
}
