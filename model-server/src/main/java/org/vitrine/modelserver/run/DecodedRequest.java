package org.vitrine.modelserver.run;

import java.util.Optional;
import org.vitrine.onnx.DecodedPicture;
import org.vitrine.onnx.DecodedPicture.Square;

/** A request whose picture is decoded and fitted into the model's square input. */
record DecodedRequest(ModelRequest request, Square square) {

    /**
     * Decodes the picture of a request. Empty if it cannot be decoded: then the request is completed with the reason,
     * and the batch runs without it.
     */
    static Optional<DecodedRequest> of(ModelRequest request, long maxPixels) {
        return switch (DecodedPicture.decode(request.picture(), maxPixels)) {
            case DecodedPicture.DecodeResult.Success(var picture) -> {
                var input = request.model().card().input();
                yield Optional.of(new DecodedRequest(request, picture.fittedIntoSquare(input.edgePx(), input.fit())));
            }
            case DecodedPicture.DecodeResult.NotAnImage(var sentence) -> {
                request.answer().complete(new RunOutcome.NotAnImage(sentence));
                yield Optional.empty();
            }
            case DecodedPicture.DecodeResult.TooLarge(var sentence) -> {
                request.answer().complete(new RunOutcome.TooLarge(sentence));
                yield Optional.empty();
            }
        };
    }
}
