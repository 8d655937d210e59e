package org.vitrine.search.decide;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.vitrine.imageindex.IndexedSubject;

/**
 * Computes the preview of an undo or redo in parts, so that the decisions of only some specimens are in memory. The
 * state of a specimen does not depend on other specimens, so the sum of the parts is the preview of all. Pure.
 */
final class PreviewParts {

    private static final DecisionPreview NONE = new DecisionPreview(0, 0, List.of(), 0, List.of());

    private PreviewParts() {}

    /** Computes the preview for some specimens; empty if they have more decisions than may be in memory. */
    interface PartPreview {
        Optional<DecisionPreview> of(List<IndexedSubject> specimens);
    }

    /**
     * Returns the sum of the previews of all parts. A part with too many decisions is divided in two.
     *
     * @param specimens without repetition
     * @param maxSpecimens maximum number of specimens of a part, from 1
     * @param maxEntries maximum number of decisions and their subjects in memory, for the problem
     * @throws org.vitrine.problem.ProblemException if one specimen alone has too many decisions
     */
    static DecisionPreview sum(
            List<IndexedSubject> specimens, int maxSpecimens, int maxEntries, PartPreview partPreview) {
        var waiting = new ArrayDeque<List<IndexedSubject>>();
        for (int from = 0; from < specimens.size(); from += maxSpecimens) {
            waiting.add(specimens.subList(from, Math.min(specimens.size(), from + maxSpecimens)));
        }
        var sum = NONE;
        while (!waiting.isEmpty()) {
            var part = waiting.removeFirst();
            var preview = partPreview.of(part);
            if (preview.isPresent()) {
                sum = sum.plus(preview.get());
            } else if (part.size() == 1) {
                throw new DecideProblem.TooManyDecisions(part.getFirst(), maxEntries).exception();
            } else {
                int middle = part.size() / 2;
                waiting.addFirst(part.subList(middle, part.size()));
                waiting.addFirst(part.subList(0, middle));
            }
        }
        return sum;
    }
}
