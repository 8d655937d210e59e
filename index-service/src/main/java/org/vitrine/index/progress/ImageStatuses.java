package org.vitrine.index.progress;

import java.util.List;
import org.vitrine.index.journey.ImageStatus;

/** The stages of several images; unknown images are left out. */
record ImageStatuses(List<ImageStatus> images) {

    /** The maximum number of images of a request, and of failures of a page. */
    static final int MAX_IMAGES = 1000;

    /** The body of a request for the stages of several images. */
    record Request(List<String> imageIds) {

        @SuppressWarnings("NullAway") // Jackson passes null for a missing member
        Request {
            imageIds = imageIds == null ? List.of() : List.copyOf(imageIds);
        }
    }
}
