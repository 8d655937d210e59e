package org.vitrine.search.photograph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.imageindex.IndexedImage;

/**
 * What was done to a query photograph, step by step.
 *
 * @param region where the object is, in pixels of the upright photograph
 * @param outline of the object, closed, as [x, y] in the same pixels, at most 200 points; empty where none was located
 * @param turnDegrees by how much the object was turned clockwise, and is turned back in the prepared picture; 0 where it was left as it was
 * @param prepared the picture that is compared, as a data URI; only where pictures were asked for
 */
record PreparedView(
        int widthPx,
        int heightPx,
        IndexedImage.Region region,
        List<List<Double>> outline,
        double turnDegrees,
        List<StepView> steps,
        IndexedImage.Quality quality,
        Optional<String> prepared) {

    /**
     * One step.
     *
     * @param outcome applied, skipped or unsure
     * @param note one sentence for people; begins with "by hand" where the request states the result
     * @param model who did it, where an endpoint or a model did
     * @param picture the prepared picture as this step left it, as a data URI; only where pictures were asked for and the step changed it
     */
    record StepView(
            String name,
            String outcome,
            double confidence,
            Map<String, Double> measured,
            String note,
            double tookMs,
            Optional<String> model,
            Optional<String> picture) {}

    private static final String UPRIGHT = "upright";

    static PreparedView of(PreparedPhotograph prepared, boolean pictures) {
        return new PreparedView(
                prepared.widthPx(),
                prepared.heightPx(),
                prepared.region(),
                prepared.outline().orElse(List.of()),
                turnDegrees(prepared),
                prepared.steps().stream()
                        .map(step -> view(step, pictures ? prepared.pictureAfter(step.name()) : Optional.empty()))
                        .toList(),
                prepared.quality(),
                pictures ? prepared.picture("prepared").map(PreparedPhotograph.Picture::dataUri) : Optional.empty());
    }

    private static StepView view(PreparedPhotograph.Step step, Optional<String> picture) {
        return new StepView(
                step.name(),
                step.outcome(),
                step.confidence(),
                step.measured(),
                step.note(),
                step.tookMs(),
                step.model(),
                picture);
    }

    private static double turnDegrees(PreparedPhotograph prepared) {
        return prepared.steps().stream()
                .filter(step -> step.name().equals(UPRIGHT) && step.outcome().equals("applied"))
                .map(step -> step.measured().getOrDefault("turnDegrees", 0.0))
                .findFirst()
                .orElse(0.0);
    }
}
