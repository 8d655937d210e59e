package org.vitrine.modelserver.rekognition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The parameters of a {@code DetectLabels} request, without the picture, validated by the constraints of AWS's Smithy
 * model.
 *
 * @param maxLabels maximum number of labels in the response
 * @param minConfidence least confidence of a label, 0 to 100
 * @param labels whether labels are requested ({@code GENERAL_LABELS})
 * @param properties whether image properties are requested ({@code IMAGE_PROPERTIES})
 * @param names filter of label names
 * @param categories filter of label categories
 * @param maxDominantColours maximum number of colours per region in the image properties, 0 to 20
 */
record DetectLabelsRequest(
        int maxLabels,
        double minConfidence,
        boolean labels,
        boolean properties,
        Filter names,
        Filter categories,
        int maxDominantColours) {

    private static final int DEFAULT_MAX_LABELS = 1000;
    private static final double DEFAULT_CONFIDENCE = 55;
    private static final int MAX_FILTERS = 100;
    private static final int MAX_COLOURS = 20;
    private static final int DEFAULT_COLOURS = 10;
    private static final int MAX_FILTER_LENGTH = 50;
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
                (int) number(request, "MaxLabels", DEFAULT_MAX_LABELS, 0, Integer.MAX_VALUE),
                number(request, "MinConfidence", DEFAULT_CONFIDENCE, 0, 100),
                features.isEmpty() || features.contains("GENERAL_LABELS"),
                wantsProperties,
                new Filter(filter(general, "LabelInclusionFilters"), filter(general, "LabelExclusionFilters")),
                new Filter(
                        filter(general, "LabelCategoryInclusionFilters"),
                        filter(general, "LabelCategoryExclusionFilters")),
                (int) number(properties, "MaxDominantColors", DEFAULT_COLOURS, 0, MAX_COLOURS));
    }

    private static Set<String> filter(JsonNode settings, String member) {
        var words = words(settings.path(member), member, MAX_FILTERS);
        for (var word : words) {
            if (word.length() > MAX_FILTER_LENGTH || !FILTER.matcher(word).matches()) {
                throw RekognitionFault.invalidParameter("%s has '%s', which is no label".formatted(member, word));
            }
        }
        return words;
    }

    private static Set<String> words(JsonNode list, String member, int max) {
        if (list.isMissingNode() || list.isNull()) {
            return Set.of();
        }
        if (!list.isArray() || list.size() > max) {
            throw RekognitionFault.invalidParameter("%s is no list of at most %d".formatted(member, max));
        }
        var words = new LinkedHashSet<String>();
        list.forEach(word -> words.add(word.asText()));
        return words;
    }

    /** Returns a numeric member, or {@code defaultValue} if it is missing; refuses a value outside the range. */
    static double number(JsonNode node, String member, double defaultValue, double min, double max) {
        var number = node.path(member);
        if (number.isMissingNode() || number.isNull()) {
            return defaultValue;
        }
        double value = number.asDouble(Double.NaN);
        if (!number.isNumber() || !(value >= min && value <= max)) {
            throw RekognitionFault.invalidParameter("%s is %s, not from %s to %s"
                    .formatted(member, number, Double.toString(min), Double.toString(max)));
        }
        return value;
    }
}
