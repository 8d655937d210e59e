package org.vitrine.modelserver.run;

import java.util.List;
import org.vitrine.onnx.DecodedPicture.Square;
import org.vitrine.onnx.TensorValues;

/** The outcome of a picture's turn. */
public sealed interface RunOutcome {

    /**
     * The model's answer.
     *
     * @param values of each of its outputs
     * @param square how the picture lay in what the model saw
     */
    record Done(List<TensorValues> values, Square square) implements RunOutcome {}

    /** No picture that is read here. */
    record NotAnImage(String sentence) implements RunOutcome {}

    record TooLarge(String sentence) implements RunOutcome {}

    /** Too many wait, or it waited too long. */
    record Busy(String sentence) implements RunOutcome {}

    /** The model was unloaded before its turn came. */
    record Gone() implements RunOutcome {}

    /** The model failed on this input, in its own words. */
    record Failed(String words) implements RunOutcome {}
}
