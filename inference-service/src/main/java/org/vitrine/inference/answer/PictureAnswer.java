package org.vitrine.inference.answer;

import java.util.Base64;
import org.vitrine.inference.statement.PictureShape;
import org.vitrine.inference.statement.StepStatement.PictureFile;

/** Reads an answer that is a picture file, PNG or JPEG, recognised by its first bytes and not by its Content-Type. */
public final class PictureAnswer {

    private PictureAnswer() {}

    /**
     * Returns the picture.
     *
     * @param maxBytes most bytes of the picture; a larger one is malformed
     */
    public static ParsedAnswer<PictureFile> read(byte[] body, long maxBytes) {
        if (body.length > maxBytes) {
            return new ParsedAnswer.Malformed<>(
                    "the picture has %d bytes, more than the %d accepted".formatted(body.length, maxBytes));
        }
        return PictureShape.of(body)
                .<ParsedAnswer<PictureFile>>map(shape -> new ParsedAnswer.Valid<>(new PictureFile(
                        shape.format().mediaType(), Base64.getEncoder().encodeToString(body))))
                .orElseGet(() -> new ParsedAnswer.Malformed<>("the answer is neither a PNG nor a JPEG"));
    }
}
