package org.vitrine.modelserver.rekognition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The parameters of a {@code DetectLabels} request, without the picture, validated by the constraints of AWS's Smithy
 * model.
 *
 * @param maxLabels most labels in the response
 * @param minConfidence least confidence of a label, 0 to 100
 * @param labels whether labels are requested ({@code GENERAL_LABELS})
 * @param properties whether image properties are requested ({@code IMAGE_PROPERTIES})
 * @param names filter of label names
 * @param categories filter of label categories
 * @param maxDominantColours most colours per region in the image properties, 0 to 20
 */
record DetectLabelsRequest(
        int maxLabels,
        double minConfidence,
        boolean labels,
        boolean properties,
        Filter names,
        Filter categories,
        int maxDominantColours) {

    private static final int ALL = 1000;
    private static final double USUAL_CONFIDENCE = 55;
    private static final int MOST_FILTERS = 100;
    private static final int MOST_COLOURS = 20;
    private static final int USUAL_COLOURS = 10;
    private static final int MOST_FILTER_LENGTH = 50;
    private static final Pattern FILTER = Pattern.compile("[A-Za-z0-9àâèçñó'\\-_(). ]*");

    /**
     * Inclusion and exclusion lists. A word passes if it is included or the inclusion list is empty, and not excluded.
     */
    record Filter(Set<String> included, Set<String> excluded) {

        Filter {
            included = Set.copyOf(included);
            excluded = Set.copyOf(excluded);
        }

        boolean passes(String word) {
            return (included.isEmpty() || included.contains(word)) && !excluded.contains(word);
        }
    }

    /** Reads the parameters; throws an InvalidParameterException if one violates its constraint. */
    static DetectLabelsRequest of(JsonNode request) {
        var features = words(request.path("Features"), "features", 2);
        for (var feature : features) {
            if (!"GENERAL_LABELS".equals(feature) && !"IMAGE_PROPERTIES".equals(feature)) {
                throw RekognitionFault.invalidParameter(
                        "Features has '%s'; use GENERAL_LABELS or IMAGE_PROPERTIES".formatted(feature));
            }
        }
        var general = request.path("Settings").path("GeneralLabels");
        var properties = request.path("Settings").path("ImageProperties");
        boolean wantsProperties = features.contains("IMAGE_PROPERTIES");
        if (!properties.isMissingNode() && !wantsProperties) {
            throw RekognitionFault.invalidParameter(
                    "Settings.ImageProperties is given, but IMAGE_PROPERTIES is not among Features");
        }
        return new DetectLabelsRequest(
                (int) number(request, "MaxLabels", ALL, 0, Integer.MAX_VALUE),
                number(request, "MinConfidence", USUAL_CONFIDENCE, 0, 100),
                features.isEmpty() || features.contains("GENERAL_LABELS"),
                wantsProperties,
                new Filter(filter(general, "LabelInclusionFilters"), filter(general, "LabelExclusionFilters")),
                new Filter(
                        filter(general, "LabelCategoryInclusionFilters"),
                        filter(general, "LabelCategoryExclusionFilters")),
                (int) number(properties, "MaxDominantColors", USUAL_COLOURS, 0, MOST_COLOURS));
    }

    private static Set<String> filter(JsonNode settings, String member) {
        var words = words(settings.path(member), member, MOST_FILTERS);
        for (var word : words) {
            if (word.length() > MOST_FILTER_LENGTH || !FILTER.matcher(word).matches()) {
                throw RekognitionFault.invalidParameter("%s has '%s', which is no label".formatted(member, word));
            }
        }
        return words;
    }

    private static Set<String> words(JsonNode list, String member, int most) {
        if (list.isMissingNode() || list.isNull()) {
            return Set.of();
        }
        if (!list.isArray() || list.size() > most) {
            throw RekognitionFault.invalidParameter("%s is no list of at most %d".formatted(member, most));
        }
        var words = new LinkedHashSet<String>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }

    /** Returns a numeric member, or {@code otherwise} if it is missing; refuses a value outside the range. */
    static double number(JsonNode of, String member, double otherwise, double least, double most) {
        var given = of.path(member);
        if (given.isMissingNode() || given.isNull()) {
            return otherwise;
        }
        double value = given.asDouble(Double.NaN);
        if (!given.isNumber() || !(value >= least && value <= most)) {
            throw RekognitionFault.invalidParameter("%s is %s, not from %s to %s"
                    .formatted(member, given, Double.toString(least), Double.toString(most)));
        }
        return value;
    }
}
