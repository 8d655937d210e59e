package org.vitrine.preprocess;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vitrine.vision.prepare.Preparation;
import org.vitrine.vision.prepare.Preparation.Quality;
import org.vitrine.vision.prepare.Preparation.Region;

/**
 * The JSON part of the answer of {@code POST /v1/prepare}: the same figures as a {@code preprocessed} event, and which
 * pictures the other parts are, see {@link PreparedParts}. search-api reads it to prepare a query photograph.
 *
 * @param mediaType media type of the photograph, detected from its content
 * @param widthPx width of the upright photograph, in pixels
 * @param heightPx height of the upright photograph, in pixels
 * @param region main object, in pixels of the upright photograph; the whole picture if no object was found
 * @param regions all objects found, the main one first; may be empty
 * @param steps report of each step, in the order in which they ran
 * @param renditions the derived pictures that the request asks for
 * @param outline closed contour of the main object, as [x, y] in pixels of the upright photograph; at most 200 points,
 *     empty if no object was found
 * @param stepPictures the prepared picture after each step that changed it; empty unless requested
 */
record PrepareAnswer(
        String mediaType,
        int widthPx,
        int heightPx,
        Region region,
        List<FoundRegion> regions,
        List<Step> steps,
        Quality quality,
        List<Rendition> renditions,
        List<List<Double>> outline,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<StepPicture> stepPictures) {

    /**
     * The prepared picture as one step left it.
     *
     * @param step the step that made the picture: cut-out or square, upright, enhance
     * @param part name of the part with the picture
     */
    record StepPicture(String step, String part, String mediaType, int widthPx, int heightPx) {}

    /**
     * An object in the photograph: its bounding box in pixels of the upright photograph, and how certain it is.
     *
     * @param confidence confidence of the locator, from 0 to 1
     * @param roundness similarity of the outline to an ellipse, from 0 to 1
     * @param pairOf index in {@code regions} of the object that seems to be the other side of the same coin; absent if
     *     none
     */
    record FoundRegion(
            int left,
            int top,
            int width,
            int height,
            double confidence,
            double roundness,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Integer> pairOf) {}

    /**
     * Report of one step.
     *
     * @param outcome applied, skipped or unsure
     * @param measured figures by name; the name contains the unit
     * @param model model that did the step; absent if the step was done without one
     */
    record Step(
            String name,
            String outcome,
            double confidence,
            Map<String, Double> measured,
            String note,
            double tookMs,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> model) {}

    /**
     * A derived picture.
     *
     * @param part name of the part with the picture
     */
    record Rendition(String kind, String part, String mediaType, int widthPx, int heightPx) {}

    static PrepareAnswer of(Preparation.Prepared prepared) {
        return new PrepareAnswer(
                prepared.format().mediaType(),
                prepared.widthPx(),
                prepared.heightPx(),
                prepared.region(),
                prepared.regions().stream().map(PrepareAnswer::found).toList(),
                prepared.steps().stream()
                        .map(step -> new Step(
                                step.name(),
                                step.outcome().name().toLowerCase(Locale.ROOT),
                                step.confidence(),
                                step.measured(),
                                step.note(),
                                step.tookMs(),
                                step.model()))
                        .toList(),
                prepared.quality(),
                prepared.renditions().stream()
                        .map(rendition -> new Rendition(
                                kind(rendition),
                                PreparedParts.nameOf(rendition),
                                rendition.mediaType(),
                                rendition.widthPx(),
                                rendition.heightPx()))
                        .toList(),
                prepared.outline().stream()
                        .map(point -> List.of(tenths(point.x()), tenths(point.y())))
                        .toList(),
                prepared.stepPictures().stream()
                        .map(made -> new StepPicture(
                                made.step(),
                                PreparedParts.nameOf(made),
                                made.picture().mediaType(),
                                made.picture().widthPx(),
                                made.picture().heightPx()))
                        .toList());
    }

    /** Returns the kind of a rendition, as requests and answers state it. */
    static String kind(Preparation.Rendition rendition) {
        return rendition.kind().name().toLowerCase(Locale.ROOT);
    }

    private static double tenths(double px) {
        return Math.rint(px * 10) / 10;
    }

    private static FoundRegion found(Preparation.FoundRegion found) {
        var region = found.region();
        return new FoundRegion(
                region.left(),
                region.top(),
                region.width(),
                region.height(),
                found.confidence(),
                found.roundness(),
                found.pairOf().isPresent() ? Optional.of(found.pairOf().getAsInt()) : Optional.empty());
    }
}
