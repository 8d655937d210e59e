package org.vitrine.search.decide;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vitrine.imageindex.ImageIdentity;
import org.vitrine.imageindex.IndexedSubject;

/**
 * What a decision is about, as the index has it.
 *
 * @param subjects complete: a photograph with its specimen
 * @param other likewise
 * @param images those that the subjects are, or the photographs of the specimens that they are
 * @param refused subjects that are not there
 */
record ResolvedSubjects(
        List<IndexedSubject> subjects,
        Optional<IndexedSubject> other,
        List<ImageIdentity> images,
        List<Refused> refused) {

    ResolvedSubjects {
        subjects = List.copyOf(subjects);
        images = List.copyOf(images);
        refused = List.copyOf(refused);
    }

    /**
     * A subject that a decision cannot be about.
     *
     * @param reason unknown-image, unknown-specimen or unknown-item
     */
    record Refused(IndexedSubject subject, String reason) {}

    Set<IndexedSubject> specimens() {
        return images.stream().map(ImageIdentity::specimen).collect(Collectors.toSet());
    }
}
