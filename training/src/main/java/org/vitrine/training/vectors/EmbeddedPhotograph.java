package org.vitrine.training.vectors;

import java.io.IOException;
import org.vitrine.training.labelled.LabelledPhotograph;

/**
 * A photograph with its vector. The prepared picture is not kept in memory; it is made again when it is needed.
 *
 * @param preparation how the photograph was prepared
 */
public record EmbeddedPhotograph(LabelledPhotograph photograph, TrainingVector vector, InputPreparation preparation) {

    /**
     * Prepares the photograph again, for comparisons of pixels instead of vectors.
     *
     * @throws IOException if it cannot be read or prepared
     */
    public byte[] picture() throws IOException {
        return switch (preparation.prepare(photograph.source().read())) {
            case PreparedInput.Accepted accepted -> accepted.picture().bytes();
            case PreparedInput.Refused(var sentence) -> throw new IOException(photograph.name() + ": " + sentence);
        };
    }
}
