package org.vitrine.vision.prepare;

import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bytedeco.opencv.opencv_core.Mat;
import org.vitrine.vision.inspect.Inspection;
import org.vitrine.vision.inspect.InspectionLimits;
import org.vitrine.vision.inspect.Inspector;
import org.vitrine.vision.prepare.Preparation.Encoded;
import org.vitrine.vision.prepare.Preparation.Rendition;
import org.vitrine.vision.prepare.StepEndpoint.Reply;
import org.vitrine.vision.prepare.decode.DecodedImage;
import org.vitrine.vision.prepare.decode.ImageDecoder;
import org.vitrine.vision.prepare.locate.ObjectLocator;
import org.vitrine.vision.prepare.outline.LocatedObject;
import org.vitrine.vision.prepare.pixels.PixelConversions;
import org.vitrine.vision.remark.StepRemark;

/**
 * Calls the endpoints that a collection's profile names for steps, and interprets their answers. An answer that cannot
 * be used leads to the built-in step and a sentence in the report.
 *
 * @param endpoints endpoints by the name of their step
 * @param limits limits on pictures that an endpoint returns
 */
record RemoteSteps(Map<String, StepEndpoint> endpoints, InspectionLimits limits) {

    /**
     * The outcome of an endpoint call.
     *
     * @param <T> result of the step
     */
    sealed interface StepResult<T> {

        /** There is no endpoint: the built-in step runs. */
        record BuiltIn<T>() implements StepResult<T> {}

        /**
         * The endpoint did the step.
         *
         * @param model name of the model that it used
         */
        record Remote<T>(T value, String model) implements StepResult<T> {}

        /**
         * The answer of the endpoint cannot be used: the built-in step runs.
         *
         * @param sentence why, for the report
         */
        record Unusable<T>(String sentence) implements StepResult<T> {}
    }

    RemoteSteps {
        endpoints = Map.copyOf(endpoints);
    }

    /**
     * Requests the mask of the object in a photograph.
     *
     * @param access picture that is sent
     * @param work the same picture at working scale, in which the result is given
     */
    StepResult<LocatedObject> cutOut(Mat access, Mat work) {
        return call("cut-out", () -> ImageEncoder.jpeg(Rendition.Kind.ACCESS, access), reply -> switch (reply) {
            case Reply.Picture(var file, var model) ->
                decoded(file)
                        .flatMap(picture -> ObjectLocator.largestInMask(work, mask(picture, work)))
                        .<StepResult<LocatedObject>>map(object -> new StepResult.Remote<>(object, model))
                        .orElseGet(() -> new StepResult.Unusable<>(StepRemark.EMPTY_MASK.text(model)));
            case Reply.Rotation(var _, var _, var model) -> new StepResult.Unusable<>(StepRemark.NO_MASK.text(model));
            case Reply.Declined(var sentence) -> new StepResult.Unusable<>(sentence);
        });
    }

    /** Requests the rotation of the object in the prepared square. */
    StepResult<Reply.Rotation> upright(Mat square) {
        return call("upright", () -> ImageEncoder.png(Rendition.Kind.PREPARED, square), reply -> switch (reply) {
            case Reply.Rotation turn -> new StepResult.Remote<>(turn, turn.model());
            case Reply.Picture(var _, var model) -> new StepResult.Unusable<>(StepRemark.NO_ANGLE.text(model));
            case Reply.Declined(var sentence) -> new StepResult.Unusable<>(sentence);
        });
    }

    /** Requests an enhanced picture; it is scaled to the size of the prepared square. */
    StepResult<Mat> enhanced(Mat square) {
        return call("enhance", () -> ImageEncoder.png(Rendition.Kind.PREPARED, square), reply -> switch (reply) {
            case Reply.Picture(var file, var model) ->
                decoded(file)
                        .<StepResult<Mat>>map(picture -> new StepResult.Remote<>(
                                PixelConversions.resized(picture.bgr(), square.cols(), square.rows()), model))
                        .orElseGet(() -> new StepResult.Unusable<>(StepRemark.UNDECODABLE_PICTURE.text(model)));
            case Reply.Rotation(var _, var _, var model) ->
                new StepResult.Unusable<>(StepRemark.NO_PICTURE.text(model));
            case Reply.Declined(var sentence) -> new StepResult.Unusable<>(sentence);
        });
    }

    private <T> StepResult<T> call(
            String step, Supplier<Rendition> rendition, Function<Reply, StepResult<T>> interpret) {
        return Optional.ofNullable(endpoints.get(step))
                .map(endpoint -> interpret.apply(endpoint.call(rendition.get().bytes())))
                .orElseGet(StepResult.BuiltIn::new);
    }

    private Optional<DecodedImage> decoded(Encoded file) {
        var bytes = file.toByteArray();
        return switch (new Inspector(limits).inspect(bytes)) {
            case Inspection.Refused _ -> Optional.empty();
            case Inspection.Accepted header ->
                ImageDecoder.decode(bytes, header, Math.max(header.uprightWidthPx(), header.uprightHeightPx()));
        };
    }

    private static Mat mask(DecodedImage picture, Mat work) {
        var mask = picture.alpha().orElseGet(() -> {
            var grey = new Mat();
            cvtColor(picture.bgr(), grey, COLOR_BGR2GRAY);
            return grey;
        });
        return PixelConversions.resized(mask, work.cols(), work.rows());
    }
}
