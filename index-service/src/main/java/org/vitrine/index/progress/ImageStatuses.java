package org.vitrine.index.progress;

import java.util.List;
import org.vitrine.index.journey.ImageStatus;

/** Where several images are; unknown ones are left out. */
record ImageStatuses(List<ImageStatus> images) {

    /** Most images that are answered at once. */
    static final int MOST = 1000;

    /** What is asked. */
    record Question(List<String> imageIds) {

        @SuppressWarnings("NullAway") // what a caller leaves out, Jackson makes null
        Question {
            imageIds = imageIds == null ? List.of() : List.copyOf(imageIds);
        }
    }
}
