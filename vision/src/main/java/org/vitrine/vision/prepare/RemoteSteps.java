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

/** Asks the endpoints that a collection gives steps to, and reads what they say; an unusable answer is explained in a sentence. */
record RemoteSteps(Map<String, StepEndpoint> endpoints, InspectionLimits limits) {

    /** The outcome of asking. */
    sealed interface Done<T> {

        /** The step is done here. */
        record Here<T>() implements Done<T> {}

        record There<T>(T value, String model) implements Done<T> {}

        /** The step is done here after all. */
        record InVain<T>(String sentence) implements Done<T> {}
    }

    RemoteSteps {
        endpoints = Map.copyOf(endpoints);
    }

    /** The object in a photograph at working scale. */
    Done<LocatedObject> cutOut(Mat access, Mat work) {
        return asked("cut-out", () -> ImageEncoder.jpeg(Rendition.Kind.ACCESS, access), reply -> switch (reply) {
            case Reply.Picture(var file, var model) ->
                pixels(file)
                        .flatMap(picture -> ObjectLocator.within(work, mask(picture, work)))
                        .<Done<LocatedObject>>map(cut -> new Done.There<>(cut, model))
                        .orElseGet(() -> new Done.InVain<>("the mask of %s marks no object".formatted(model)));
            case Reply.Turn(var _, var _, var model) -> new Done.InVain<>("%s answered no mask".formatted(model));
            case Reply.Declined(var sentence) -> new Done.InVain<>(sentence);
        });
    }

    /** How the object in the prepared square is turned. */
    Done<Reply.Turn> upright(Mat square) {
        return asked("upright", () -> ImageEncoder.png(Rendition.Kind.PREPARED, square), reply -> switch (reply) {
            case Reply.Turn turn -> new Done.There<>(turn, turn.model());
            case Reply.Picture(var _, var model) -> new Done.InVain<>("%s answered no angle".formatted(model));
            case Reply.Declined(var sentence) -> new Done.InVain<>(sentence);
        });
    }

    /** The better picture, of the same size. */
    Done<Mat> enhanced(Mat square) {
        return asked("enhance", () -> ImageEncoder.png(Rendition.Kind.PREPARED, square), reply -> switch (reply) {
            case Reply.Picture(var file, var model) ->
                pixels(file)
                        .<Done<Mat>>map(picture -> new Done.There<>(
                                PixelConversions.resized(picture.bgr(), square.cols(), square.rows()), model))
                        .orElseGet(() -> new Done.InVain<>("the answer of %s is no picture".formatted(model)));
            case Reply.Turn(var _, var _, var model) -> new Done.InVain<>("%s answered no picture".formatted(model));
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
