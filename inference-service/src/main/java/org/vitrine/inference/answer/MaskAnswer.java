package org.vitrine.inference.answer;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.vitrine.inference.statement.PictureShape;
import org.vitrine.inference.statement.StepStatement.PictureFile;

/**
 * Reads the answer of an endpoint for the step cut-out as a mask of the object: a picture file, as endpoints that
 * remove backgrounds answer, or a semantic segmentation by the contract of SageMaker JumpStart, in which every class
 * but background is the object.
 */
public final class MaskAnswer {

    private static final int OBJECT = 255;

    private MaskAnswer() {}

    /**
     * Returns the mask: the picture of the answer unchanged, or a PNG drawn from the segmentation with 255 for the
     * object and 0 for the background.
     *
     * @param maxBytes most bytes of an answered picture; a larger one is malformed
     */
    public static ParsedAnswer<PictureFile> read(byte[] body, long maxBytes) {
        if (PictureShape.of(body).isPresent()) {
            return PictureAnswer.read(body, maxBytes);
        }
        return LenientJson.object(body, json -> switch (ClassGrid.read(json)) {
            case ParsedAnswer.Malformed<ClassGrid>(var sentence) -> new ParsedAnswer.Malformed<>(sentence);
            case ParsedAnswer.Valid<ClassGrid>(var grid) ->
                grid.labels().contains(ClassGrid.BACKGROUND)
                        ? new ParsedAnswer.Valid<>(toPng(grid))
                        : new ParsedAnswer.Malformed<>(
                                "'labels' has no '%s', the class of the pixels outside the object"
                                        .formatted(ClassGrid.BACKGROUND));
        });
    }

    private static PictureFile toPng(ClassGrid grid) {
        int width = grid.extent().widthPx();
        int height = grid.extent().heightPx();
        var mask = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                mask.getRaster().setSample(x, y, 0, grid.isBackground(grid.at(x, y)) ? 0 : OBJECT);
            }
        }
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(mask, "png", png);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new PictureFile(
                PictureShape.Format.PNG.mediaType(), Base64.getEncoder().encodeToString(png.toByteArray()));
    }
}
