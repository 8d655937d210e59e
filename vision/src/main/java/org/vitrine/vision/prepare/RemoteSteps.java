package org.vitrine.vision.prepare;

import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.util.Map;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.vitrine.vision.inspect.Inspection;
import org.vitrine.vision.inspect.InspectionLimits;
import org.vitrine.vision.inspect.Inspector;
import org.vitrine.vision.prepare.Preparation.Encoded;
import org.vitrine.vision.prepare.Preparation.Rendition;
import org.vitrine.vision.prepare.StepEndpoint.Reply;

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
    sealed interface Done<T> {

        /** There is no endpoint: the built-in step runs. */
        record Here<T>() implements Done<T> {}

        /**
         * The endpoint did the step.
         *
         * @param model name of the model that it used
         */
        record There<T>(T value, String model) implements Done<T> {}

        /**
         * The answer of the endpoint cannot be used: the built-in step runs.
         *
         * @param sentence why, for the report
         */
        record InVain<T>(String sentence) implements Done<T> {}
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
    Done<LocatedObject> cutOut(Mat access, Mat work) {
        return asked("cut-out", () -> ImageEncoder.jpeg(Rendition.Kind.ACCESS, access), reply -> switch (reply) {
            case Reply.Picture(var file, var model) ->
                pixels(file)
                        .flatMap(picture -> ObjectLocator.within(work, mask(picture, work)))
                        .<Done<LocatedObject>>map(cut -> new Done.There<>(cut, model))
                        .orElseGet(() -> new Done.InVain<>("the mask of %s marks no object".formatted(model)));
            case Reply.Turn(var _, var _, var model) -> new Done.InVain<>("the answer of %s contains no mask".formatted(model));
            case Reply.Declined(var sentence) -> new Done.InVain<>(sentence);
        });
    }

    /** Requests the rotation of the object in the prepared square. */
    Done<Reply.Turn> upright(Mat square) {
        return asked("upright", () -> ImageEncoder.png(Rendition.Kind.PREPARED, square), reply -> switch (reply) {
            case Reply.Turn turn -> new Done.There<>(turn, turn.model());
            case Reply.Picture(var _, var model) -> new Done.InVain<>("the answer of %s contains no angle".formatted(model));
            case Reply.Declined(var sentence) -> new Done.InVain<>(sentence);
        });
    }

    /** Requests an enhanced picture; it is scaled to the size of the prepared square. */
    Done<Mat> enhanced(Mat square) {
        return asked("enhance", () -> ImageEncoder.png(Rendition.Kind.PREPARED, square), reply -> switch (reply) {
            case Reply.Picture(var file, var model) ->
                pixels(file)
                        .<Done<Mat>>map(picture -> new Done.There<>(
                                PixelConversions.resized(picture.bgr(), square.cols(), square.rows()), model))
                        .orElseGet(() -> new Done.InVain<>("the picture from %s cannot be decoded".formatted(model)));
            case Reply.Turn(var _, var _, var model) -> new Done.InVain<>("the answer of %s contains no picture".formatted(model));
            case Reply.Declined(var sentence) -> new Done.InVain<>(sentence);
        });
    }

    private <T> Done<T> asked(
            String step,
            java.util.function.Supplier<Rendition> shown,
            java.util.function.Function<Reply, Done<T>> read) {
        return Optional.ofNullable(endpoints.get(step))
                .map(endpoint -> read.apply(endpoint.ask(shown.get().bytes())))
                .orElseGet(Done.Here::new);
    }

    private Optional<DecodedImage> pixels(Encoded file) {
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
