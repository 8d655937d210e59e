package org.vitrine.modelserver.rekognition;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.vitrine.modelserver.rekognition.MeasuredLabels.Measured;
import org.vitrine.modelserver.rekognition.MeasuredProperties.Colour;
import org.vitrine.modelserver.rekognition.MeasuredProperties.Region;
import org.vitrine.onnx.DecodedPicture;

/** Builds the JSON of a {@code DetectLabelsResponse} from measured labels and image properties. */
final class LabelsAnswer {

    private static final double PERCENT = 100;
    private static final String CATEGORY = "Measurements";

    private LabelsAnswer() {}

    static ObjectNode of(DecodedPicture decodedPicture, DetectLabelsRequest request, ObjectMapper json) {
        var answer = json.createObjectNode();
        var labels = answer.putArray("Labels");
        if (request.labels() && request.categories().passes(CATEGORY)) {
            MeasuredLabels.of(decodedPicture).stream()
                    .filter(label -> label.confidence() * PERCENT >= request.minConfidence())
                    .filter(label -> request.names().passes(label.name()))
                    .limit(request.maxLabels())
                    .forEach(label -> label(labels.addObject(), label));
        }
        answer.put("LabelModelVersion", MeasuredLabels.VERSION);
        if (request.properties()) {
            properties(
                    answer.putObject("ImageProperties"),
                    MeasuredProperties.of(decodedPicture),
                    request.maxDominantColours());
        }
        return answer;
    }

    private static void label(ObjectNode node, Measured label) {
        node.put("Name", label.name()).put("Confidence", label.confidence() * PERCENT);
        var instances = node.putArray("Instances");
        label.box().ifPresent(box -> instances
                .addObject()
                .put("Confidence", label.confidence() * PERCENT)
                .putObject("BoundingBox")
                .put("Left", box.left())
                .put("Top", box.top())
                .put("Width", box.width())
                .put("Height", box.height()));
        node.putArray("Parents").addObject().put("Name", label.parent());
        node.putArray("Aliases");
        node.putArray("Categories").addObject().put("Name", CATEGORY);
    }

    private static void properties(ObjectNode node, MeasuredProperties measured, int maxColours) {
        quality(node.putObject("Quality"), measured.whole())
                .put("Contrast", measured.whole().contrast());
        colours(node.putArray("DominantColors"), measured.whole().colours(), maxColours);
        region(node.putObject("Foreground"), measured.foreground(), maxColours);
        region(node.putObject("Background"), measured.background(), maxColours);
    }

    private static void region(ObjectNode node, Region region, int maxColours) {
        quality(node.putObject("Quality"), region);
        colours(node.putArray("DominantColors"), region.colours(), maxColours);
    }

    private static ObjectNode quality(ObjectNode node, Region region) {
        return node.put("Brightness", region.brightness()).put("Sharpness", region.sharpness());
    }

    private static void colours(ArrayNode node, List<Colour> colours, int maxColours) {
        colours.stream().limit(maxColours).forEach(colour -> {
            var shade = NamedColour.nearest(colour.rgb());
            node.addObject()
                    .put("Red", colour.rgb() >> 16 & 0xff)
                    .put("Green", colour.rgb() >> 8 & 0xff)
                    .put("Blue", colour.rgb() & 0xff)
                    .put("HexCode", "%06X".formatted(colour.rgb() & 0xffffff))
                    .put("CSSColor", shade.css())
                    .put("SimplifiedColor", shade.family())
                    .put("PixelPercent", Math.min(PERCENT, colour.percent()));
        });
    }
}
