package org.vitrine.search.browse;

import java.util.List;
import java.util.Optional;
import org.vitrine.imageindex.ListOrder;
import org.vitrine.search.problem.SearchProblem;

/** Reads in which order a list of images is wanted. Pure. */
final class ListSort {

    static final String DESCRIPTION =
            "arrivedAt, -arrivedAt (last first), identifier, imageId, or score (only with q); if absent score with q, else imageId.";

    private static final List<String> WORDS = List.of("arrivedAt", "-arrivedAt", "identifier", "imageId", "score");

    private ListSort() {}

    /** Ends the request where the word is unknown, or {@code score} is wanted without words to score by. */
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
            default -> throw invalid(given, "one of %s is wanted.".formatted(String.join(", ", WORDS)));
        };
    }

    private static RuntimeException invalid(String given, String wanted) {
        String shown = given.length() <= 40 ? given : given.substring(0, 40) + "…";
        return new SearchProblem.InvalidParameter("sort", shown, wanted).exception();
    }
}
