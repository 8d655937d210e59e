package org.vitrine.inference.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vitrine.inference.answer.Reading;
import org.vitrine.inference.statement.Box;
import org.vitrine.inference.statement.Extent;
import org.vitrine.inference.statement.LabelStatement;
import org.vitrine.inference.statement.ModelReference;
import org.vitrine.inference.statement.Wishes;
import software.amazon.awssdk.services.rekognition.model.DetectLabelsResponse;
import software.amazon.awssdk.services.rekognition.model.Instance;
import software.amazon.awssdk.services.rekognition.model.Label;
import software.amazon.awssdk.services.rekognition.model.LabelAlias;
import software.amazon.awssdk.services.rekognition.model.LabelCategory;
import software.amazon.awssdk.services.rekognition.model.Parent;

/** Reads DetectLabels' answer: percent to [0, 1], ratios to pixels, every list kept. Pure. */
final class LabelAnswer {

    private static final String MODEL = "DetectLabels";
    private static final double PERCENT = 100;

    private LabelAnswer() {}

    /** Keeps what the collection wishes for, in the order given, which is most confident first. */
    static Reading<List<LabelStatement>> read(DetectLabelsResponse answer, Extent original, Wishes.Labels wished) {
        var version = answer.labelModelVersion();
        var model = new ModelReference(
                ModelReference.REKOGNITION,
                MODEL,
                version == null || version.isBlank() ? ModelReference.UNKNOWN : version,
                Optional.empty());
        var labels = new ArrayList<LabelStatement>();
        for (var label : answer.labels()) {
            if (label.name() == null || label.name().isBlank()) {
                return new Reading.Malformed<>("a label has no name");
            }
            if (!isPercent(label.confidence())) {
                return new Reading.Malformed<>(
                        "label '%s' has confidence %s, not 0 to 100".formatted(label.name(), label.confidence()));
            }
            if (label.confidence() / PERCENT >= wished.minConfidence() && labels.size() < wished.maxLabels()) {
                labels.add(statement(label, original, model));
            }
        }
        return new Reading.Understood<>(List.copyOf(labels));
    }

    private static LabelStatement statement(Label label, Extent original, ModelReference model) {
        return new LabelStatement(
                label.name(),
                label.confidence() / PERCENT,
                label.instances().stream()
                        .flatMap(instance -> box(instance, original).stream())
                        .toList(),
                label.parents().stream().map(Parent::name).toList(),
                label.aliases().stream().map(LabelAlias::name).toList(),
                label.categories().stream().map(LabelCategory::name).toList(),
                model);
    }

    /** An instance without a whole box or confidence is no place; the label stands all the same. */
    private static Optional<Box> box(Instance instance, Extent original) {
        var box = instance.boundingBox();
        if (box == null
                || box.left() == null
                || box.top() == null
                || box.width() == null
                || box.height() == null
                || !isPercent(instance.confidence())) {
            return Optional.empty();
        }
        return Box.ofRatios(
                box.left(), box.top(), box.width(), box.height(), instance.confidence() / PERCENT, original);
    }

    private static boolean isPercent(@Nullable Float confidence) {
        return confidence != null && confidence >= 0 && confidence <= PERCENT;
    }
}
