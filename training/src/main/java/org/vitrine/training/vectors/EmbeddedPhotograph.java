package org.vitrine.training.vectors;

import java.io.IOException;
import org.vitrine.training.labelled.LabelledPhotograph;

/** A photograph with its vector. What the model was shown is made again where somebody needs it: it is not kept. */
public record EmbeddedPhotograph(LabelledPhotograph photograph, TrainingVector vector, InputPreparation look) {

    /** The prepared picture, for those who compare pixels and not vectors. */
    public byte[] picture() throws IOException {
        return switch (look.at(photograph.source().read())) {
            case PreparedInput.Seen seen -> seen.shown().bytes();
            case PreparedInput.Refused(var sentence) -> throw new IOException(photograph.name() + ": " + sentence);
        };
    }
}
