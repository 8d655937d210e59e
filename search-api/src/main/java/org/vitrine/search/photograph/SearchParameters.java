package org.vitrine.search.photograph;

import java.util.List;
import java.util.Optional;
import org.vitrine.search.filter.FilterReader;
import org.vitrine.search.problem.RequestParameters;

/** Descriptions and parsing of the parameters of a search by photograph. */
final class SearchParameters {

    static final String K = "How many items are answered at most, 1 to 100; 8 if absent.";
    static final String MIN_SCORE = "Items with a lower score are left out, 0 to 1; 0 if absent.";
    static final String TEXT =
            "Words of which all must occur in labels, attributes, metadata or numbers of an image; at most 500 characters.";
    static final String PICTURES =
            "Whether the answer has the prepared picture, and the picture after each step, as data URIs; false if absent.";
    static final String REGION =
            "left,top,width,height of the object in pixels of the upright photograph; replaces the step locate.";
    static final String ANGLE =
            "By how many degrees the object is turned clockwise, -360 to 360; replaces the step upright.";

    static final String SCALE =
            "Scale of the photographs as they are sent, in pixels per millimetre, 0.01 to 10000. The size of the object is then"
                    + " compared with what institutions state (diameter, diameterMm, or pxPerMm of their photograph): another size makes"
                    + " an item less probable. The answer then has the member size.";

    private static final double MIN_PX_PER_MM = 0.01;
    private static final double MAX_PX_PER_MM = 10_000;
    private static final int DEFAULT_HITS = 8;
    private static final int MAX_HITS = 100;

    private SearchParameters() {}

    /** Parses the parameters. Ends the request with a problem if one is invalid. */
    static SearchByPhotograph.SearchRequest read(
            Optional<String> k,
            Optional<String> minScore,
            Optional<String> pxPerMm,
            List<String> filters,
            Optional<String> text,
            Optional<String> pictures) {
        return new SearchByPhotograph.SearchRequest(
                RequestParameters.integer("k", k, DEFAULT_HITS, 1, MAX_HITS),
                RequestParameters.fraction("minScore", minScore, 0),
                RequestParameters.decimal("pxPerMm", pxPerMm, MIN_PX_PER_MM, MAX_PX_PER_MM),
                FilterReader.parse(filters),
                RequestParameters.text("text", text),
                RequestParameters.flag("pictures", pictures));
    }
}
