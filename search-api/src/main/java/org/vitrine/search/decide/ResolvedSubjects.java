package org.vitrine.search.decide;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vitrine.imageindex.ImageIdentity;
import org.vitrine.imageindex.IndexedSubject;

/**
 * The subjects of a decision, as {@link SubjectLookup} found them in the index.
 *
 * @param subjects complete subjects: a photograph has its specimen too
 * @param other complete second subject; empty if there is none
 * @param images the photographs that are the subjects, or all photographs of the specimens that are the subjects
 * @param refused subjects that do not exist in the collection
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
