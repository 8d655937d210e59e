package org.vitrine.search.photograph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.imageindex.IndexedImage;
import org.vitrine.search.view.RemarkView;

/**
 * JSON of the preparation of a query photograph, step by step.
 *
 * @param region region of the object, in pixels of the upright photograph
 * @param outline closed contour of the object, as [x, y] in the same pixels, at most 200 points; empty if none was
 *     located
 * @param turnDegrees by how many degrees the object was turned clockwise in the photograph; the prepared picture is
 *     turned back. 0 if it was not turned
 * @param prepared the picture that is compared, as a data URI; absent unless pictures were requested
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
     * One step of the preparation.
     *
     * @param outcome applied, skipped or unsure
     * @param confidence confidence of the step in its result
     * @param measured measured figures by name
     * @param note remarks in English, for people; begins with "by hand" if the request states the result
     * @param remarks the same with their codes, for programs; absent if there are none
     * @param tookMs time in milliseconds
     * @param model endpoint or model that performed the step; absent if none did
     * @param picture the prepared picture after this step, as a data URI; absent unless pictures were requested and the
     *     step changed it
     */
    record StepView(
            String name,
            String outcome,
            double confidence,
            Map<String, Double> measured,
            String note,
            Optional<List<RemarkView>> remarks,
            double tookMs,
            Optional<String> model,
            Optional<String> picture) {}

    private static final String UPRIGHT = "upright";

    static PreparedView of(PreparedPhotograph prepared, boolean pictures) {
        return new PreparedView(
                prepared.widthPx(),
                prepared.heightPx(),
                prepared.region(),
                prepared.outline(),
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
                RemarkView.of(step.note()),
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
