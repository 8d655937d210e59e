package org.vitrine.search.browse;

import java.util.List;
import java.util.Optional;
import org.vitrine.imageindex.ListOrder;
import org.vitrine.search.problem.GivenText;
import org.vitrine.search.problem.SearchProblem;

/** Parses the parameter {@code sort} of a list of images. Pure. */
final class ListSort {

    static final String DESCRIPTION =
            "arrivedAt, -arrivedAt (last first), identifier, imageId, or score (only with q); if absent score with q, else imageId.";

    private static final List<String> NAMES = List.of("arrivedAt", "-arrivedAt", "identifier", "imageId", "score");

    private ListSort() {}

    /**
     * Returns the requested order. Ends the request with a problem if the word is unknown, or if {@code score} is
     * requested without words to score by.
     */
    static ListOrder read(Optional<String> sort, Optional<String> words) {
        String given =
                sort.map(String::strip).filter(it -> !it.isEmpty()).orElse(words.isPresent() ? "score" : "imageId");
        return switch (given) {
            case "arrivedAt" -> ListOrder.ARRIVED;
            case "-arrivedAt" -> ListOrder.ARRIVED_LAST_FIRST;
            case "identifier" -> ListOrder.IDENTIFIER;
            case "imageId" -> ListOrder.IMAGE_ID;
            case "score" -> {
                if (words.isEmpty()) {
                    throw invalid(given, "it orders by how well words match; give words in q, or another order.");
                }
                yield ListOrder.SCORE;
            }
            default -> throw invalid(given, "one of %s is required.".formatted(String.join(", ", NAMES)));
        };
    }

    private static RuntimeException invalid(String given, String requirement) {
        return new SearchProblem.InvalidParameter("sort", GivenText.shortenedParameter(given), requirement).exception();
    }
}
