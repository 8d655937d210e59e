package org.vitrine.modelserver.run;

import java.util.Optional;
import org.vitrine.onnx.Picture;
import org.vitrine.onnx.Picture.Square;

/** A request whose picture is ready for the model. */
record Decoded(Request request, Square square) {

    /** Nothing where the picture is none: its sender is told at once, and its neighbours go on without it. */
    static Optional<Decoded> of(Request request, long maxPixels) {
        return switch (Picture.decode(request.picture(), maxPixels)) {
            case Picture.Decoded.Fine(var picture) -> {
                var input = request.model().card().input();
                yield Optional.of(new Decoded(request, picture.squared(input.edgePx(), input.fit())));
            }
            case Picture.Decoded.NotAnImage(var sentence) -> {
                request.answer().complete(new Ran.NotAnImage(sentence));
                yield Optional.empty();
            }
            case Picture.Decoded.TooLarge(var sentence) -> {
                request.answer().complete(new Ran.TooLarge(sentence));
                yield Optional.empty();
            }
        };
    }
}
