package org.vitrine.modelserver.run;

import java.util.List;
import org.vitrine.onnx.DecodedPicture.Square;
import org.vitrine.onnx.TensorValues;

/** The outcome of running a model on one picture; each HTTP API translates it into its own response. */
public sealed interface RunOutcome {

    /**
     * The model answered.
     *
     * @param values values of each output tensor, in the order of {@link org.vitrine.onnx.ModelCard#outputs}
     * @param square how the picture was fitted into the model's square input
     */
    record Done(List<TensorValues> values, Square square) implements RunOutcome {}

    /** The bytes are neither JPEG nor PNG, or the image is damaged. */
    record NotAnImage(String sentence) implements RunOutcome {}

    /** The image has more pixels than {@code vitrine.models.max-pixels}. */
    record TooLarge(String sentence) implements RunOutcome {}

    /** The queue is full, the request waited too long, or the server is stopping. */
    record Busy(String sentence) implements RunOutcome {}

    /** The model was unloaded before the run began. */
    record Unloaded() implements RunOutcome {}

    /** The model failed on this picture; the message comes from ONNX Runtime. */
    record Failed(String message) implements RunOutcome {}
}
