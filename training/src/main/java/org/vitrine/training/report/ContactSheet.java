package org.vitrine.training.report;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import javax.imageio.ImageIO;
import org.vitrine.training.measure.HeldOutPrediction;
import org.vitrine.training.vectors.EmbeddedPhotograph;

/**
 * HTML with the wrong predictions of highest confidence and their photographs as the model received them. Often the
 * catalogue is wrong, and this page shows it.
 */
final class ContactSheet {

    private static final int MAX_PICTURES = 24;
    private static final int EDGE_PX = 132;

    private ContactSheet() {}

    static String of(List<HeldOutPrediction> predictions, List<EmbeddedPhotograph> candidates) throws IOException {
        var worst = predictions.stream()
                .filter(prediction -> !prediction.isCorrect())
                .sorted(Comparator.comparingDouble(HeldOutPrediction::confidence)
                        .reversed())
                .limit(MAX_PICTURES)
                .toList();
        if (worst.isEmpty()) {
            return "<p>None.</p>";
        }
        var sheet = new StringBuilder("<div class=\"sheet\">");
        for (var prediction : worst) {
            var candidate = candidates.get(prediction.index());
            sheet.append(Html.format(
                    "<figure><img alt=\"\" width=\"%d\" height=\"%d\" src=\"data:image/jpeg;base64,%s\">"
                            + "<figcaption>predicted <b>%s</b>, %.0f %%<br>catalogued <b>%s</b>, %.0f %%<br><small>%s</small></figcaption></figure>",
                    EDGE_PX,
                    EDGE_PX,
                    thumbnail(candidate.picture()),
                    Html.escape(prediction.predicted()),
                    100 * prediction.confidence(),
                    Html.escape(prediction.truth()),
                    100 * prediction.trueClassConfidence(),
                    Html.escape(candidate.photograph().name())));
        }
        return sheet.append("</div>").toString();
    }

    private static String thumbnail(byte[] picture) throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(picture));
        if (image == null) {
            throw new IOException("a prepared picture cannot be read");
        }
        var small = new BufferedImage(EDGE_PX, EDGE_PX, BufferedImage.TYPE_INT_RGB);
        var pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, EDGE_PX, EDGE_PX, null);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(small, "jpeg", bytes);
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
