package org.vitrine.inference.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vitrine.inference.answer.ParsedAnswer;
import org.vitrine.inference.statement.Box;
import org.vitrine.inference.statement.ImageExtent;
import org.vitrine.inference.statement.ImageProperties;
import org.vitrine.inference.statement.InferenceProfile;
import org.vitrine.inference.statement.LabelStatement;
import org.vitrine.inference.statement.LabelsStatement;
import org.vitrine.inference.statement.ModelIdentity;
import software.amazon.awssdk.services.rekognition.model.DetectLabelsImageProperties;
import software.amazon.awssdk.services.rekognition.model.DetectLabelsResponse;
import software.amazon.awssdk.services.rekognition.model.DominantColor;
import software.amazon.awssdk.services.rekognition.model.Instance;
import software.amazon.awssdk.services.rekognition.model.Label;
import software.amazon.awssdk.services.rekognition.model.LabelAlias;
import software.amazon.awssdk.services.rekognition.model.LabelCategory;
import software.amazon.awssdk.services.rekognition.model.Parent;

/**
 * Converts the answer of Rekognition's DetectLabels to label statements: confidences from per cent to [0, 1], boxes
 * from ratios to pixels. Pure.
 */
final class LabelAnswer {

    private static final String MODEL = "DetectLabels";

    private LabelAnswer() {}

    /**
     * Keeps the labels that the profile's least confidence and number allow, in the order of the answer, which is most
     * confident first.
     *
     * @param original extent of the upright original; if empty, labels have no boxes
     */
    static ParsedAnswer<LabelsStatement> read(
            DetectLabelsResponse answer, Optional<ImageExtent> original, InferenceProfile.Labels settings) {
        var version = answer.labelModelVersion();
        var model = new ModelIdentity(
                ModelIdentity.REKOGNITION,
                MODEL,
                version == null || version.isBlank() ? ModelIdentity.UNKNOWN : version,
                Optional.empty());
        var labels = new ArrayList<LabelStatement>();
        for (var label : answer.labels()) {
            if (label.name() == null || label.name().isBlank()) {
                return new ParsedAnswer.Malformed<>("a label has no name");
            }
            if (!Percent.is(label.confidence())) {
                return new ParsedAnswer.Malformed<>(
                        "label '%s' has confidence %s, not 0 to 100".formatted(label.name(), label.confidence()));
            }
            if (Percent.ratio(label.confidence()) >= settings.minConfidence() && labels.size() < settings.maxLabels()) {
                labels.add(statement(label, original, model));
            }
        }
        return new ParsedAnswer.Valid<>(
                new LabelsStatement(model, List.copyOf(labels), properties(answer.imageProperties(), model)));
    }

    private static LabelStatement statement(Label label, Optional<ImageExtent> original, ModelIdentity model) {
        return new LabelStatement(
                label.name(),
                Percent.ratio(label.confidence()),
                label.instances().stream()
                        .flatMap(instance -> box(instance, original).stream())
                        .toList(),
                label.parents().stream().map(Parent::name).toList(),
                label.aliases().stream().map(LabelAlias::name).toList(),
                label.categories().stream().map(LabelCategory::name).toList(),
                model);
    }

    /** Returns the box of an instance; empty if its box or confidence is incomplete. The label is kept in any case. */
    private static Optional<Box> box(Instance instance, Optional<ImageExtent> original) {
        return Percent.is(instance.confidence())
                ? original.flatMap(
                        extent -> Boxes.of(instance.boundingBox(), Percent.ratio(instance.confidence()), extent))
                : Optional.empty();
    }

    private static Optional<ImageProperties> properties(
            @Nullable DetectLabelsImageProperties properties, ModelIdentity model) {
        if (properties == null || properties.quality() == null) {
            return Optional.empty();
        }
        var quality = properties.quality();
        return Optional.of(new ImageProperties(
                Percent.ratio(quality.brightness()),
                Percent.ratio(quality.sharpness()),
                Percent.ratio(quality.contrast()),
                properties.dominantColors().stream()
                        .flatMap(colour -> colour(colour).stream())
                        .toList(),
                model));
    }

    private static Optional<ImageProperties.Colour> colour(DominantColor colour) {
        return colour.cssColor() == null || colour.hexCode() == null
                ? Optional.empty()
                : Optional.of(new ImageProperties.Colour(
                        colour.cssColor(), colour.hexCode(), Percent.ratio(colour.pixelPercent())));
    }
}
