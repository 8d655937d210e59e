package org.vitrine.vision.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.vitrine.vision.compare.ComparisonDrawing.ComparisonPicture;
import org.vitrine.vision.compare.SyntheticEdgePictures.Placed;
import org.w3c.dom.Document;

class ComparisonDrawingTest {

    private final byte[] a = Placed.upright(7).turned(30).png();
    private final byte[] b = Placed.upright(7).png();
    private final PictureComparison comparison = PictureComparison.of(a, b);

    @Test
    void everyInlierIsDrawnOnBothPicturesInOneColour() throws Exception {
        // When
        var drawing = parsed(ComparisonDrawing.svg(comparison, drawn("one", a), drawn("other", b)));

        // Then
        var paths = drawing.getElementsByTagName("path");
        int inliers = comparison.inliers();
        // an edge and a stroke on each picture
        assertThat(paths.getLength()).isEqualTo(4 * inliers);
        assertThat(IntStream.range(0, 2 * inliers)).allSatisfy(i -> assertThat(attribute(drawing, i, "stroke"))
                .isEqualTo(attribute(drawing, i + 2 * inliers, "stroke")));
    }

    @Test
    void itIsNamedAndDescribedAndRefersToNothingOutside() throws Exception {
        // When
        String svg = ComparisonDrawing.svg(comparison, drawn("<script>\"A\" & \u0001", a), drawn("other", b));

        // Then
        var drawing = parsed(svg);
        assertThat(drawing.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("<script>\"A\" & \uFFFD and other compared");
        assertThat(drawing.getElementsByTagName("desc").item(0).getTextContent())
                .startsWith(comparison.sentence())
                .contains("of %d strokes".formatted(comparison.compared()));
        assertThat(drawing.getElementsByTagName("script").getLength()).isZero();
        var images = drawing.getElementsByTagName("image");
        assertThat(images.getLength()).isEqualTo(2);
        assertThat(images.item(0).getAttributes().getNamedItem("href").getNodeValue())
                .isEqualTo(drawn("one", a).dataUri());
        assertThatThrownBy(() -> new ComparisonPicture("one", "https://example.org/one.png"))
                .hasMessageContaining("data URI");
    }

    private static String attribute(Document drawing, int path, String name) {
        return drawing.getElementsByTagName("path")
                .item(path)
                .getAttributes()
                .getNamedItem(name)
                .getNodeValue();
    }

    private static ComparisonPicture drawn(String name, byte[] png) {
        return new ComparisonPicture(
                name, "data:image/png;base64," + Base64.getEncoder().encodeToString(png));
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
