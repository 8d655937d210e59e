package org.vitrine.inference.answer;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.vitrine.inference.statement.PictureShape;
import org.vitrine.inference.statement.StepStatement.Drawn;

/**
 * Where the object is: a picture, as endpoints that remove backgrounds answer it, or the JumpStart semantic segmentation
 * contract, of which everything that is not background is the object.
 */
public final class MaskAnswer {

    private static final int INSIDE = 255;

    private MaskAnswer() {}

    /** @param maxBytes a larger picture is refused */
    public static ParsedAnswer<Drawn> read(byte[] body, long maxBytes) {
        if (PictureShape.of(body).isPresent()) {
            return PictureAnswer.read(body, maxBytes);
        }
        return LenientJson.object(body, json -> switch (ClassGrid.read(json)) {
            case ParsedAnswer.Malformed<ClassGrid>(var sentence) -> new ParsedAnswer.Malformed<>(sentence);
            case ParsedAnswer.Understood<ClassGrid>(var grid) ->
                grid.labels().contains(ClassGrid.BACKGROUND)
                        ? new ParsedAnswer.Understood<>(drawn(grid))
                        : new ParsedAnswer.Malformed<>("no label is '%s', so nothing says where the object ends"
                                .formatted(ClassGrid.BACKGROUND));
        });
    }

    private static Drawn drawn(ClassGrid grid) {
        int width = grid.extent().widthPx();
        int height = grid.extent().heightPx();
        var mask = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                mask.getRaster().setSample(x, y, 0, grid.isBackground(grid.at(x, y)) ? 0 : INSIDE);
            }
        }
        var png = new ByteArrayOutputStream();
        try {
            ImageIO.write(mask, "png", png);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Drawn(
                PictureShape.Format.PNG.mediaType(), Base64.getEncoder().encodeToString(png.toByteArray()));
    }
}
