package org.vitrine.ingest.progress;

import java.util.List;
import java.util.Optional;

/**
 * A page of what failed, by imageId.
 *
 * @param next cursor of the next page; absent at the end
 */
public record FailedImages(List<BatchTotals.FailedItem> failures, Optional<String> next) {

    /** Most failures of a page. */
    public static final int MOST = 1000;
}
