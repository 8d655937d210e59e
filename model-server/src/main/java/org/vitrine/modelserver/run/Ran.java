package org.vitrine.modelserver.run;

import java.util.List;
import org.vitrine.onnx.Picture.Square;
import org.vitrine.onnx.Values;

/** What came of a picture's turn. */
public sealed interface Ran {

    /**
     * The model's answer.
     *
     * @param values of each of its outputs
     * @param square how the picture lay in what the model saw
     */
    record Done(List<Values> values, Square square) implements Ran {}

    /** No picture that is read here. */
    record NotAnImage(String sentence) implements Ran {}

    record TooLarge(String sentence) implements Ran {}

    /** Too many wait, or it waited too long. */
    record Busy(String sentence) implements Ran {}

    /** The model was unloaded before its turn came. */
    record Gone() implements Ran {}

    /** The model failed on this input, in its own words. */
    record Failed(String words) implements Ran {}
}
