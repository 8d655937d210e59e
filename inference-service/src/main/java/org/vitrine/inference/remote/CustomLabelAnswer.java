package org.vitrine.inference.remote;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vitrine.inference.answer.ParsedAnswer;
import org.vitrine.inference.statement.Box;
import org.vitrine.inference.statement.ImageExtent;
import org.vitrine.inference.statement.LabelStatement;
import org.vitrine.inference.statement.LabelsStatement;
import org.vitrine.inference.statement.ModelIdentity;
import software.amazon.awssdk.services.rekognition.model.CustomLabel;
import software.amazon.awssdk.services.rekognition.model.DetectCustomLabelsResponse;

/** Converts the answer of Rekognition's DetectCustomLabels to label statements, each with at most one box. Pure. */
final class CustomLabelAnswer {

    private CustomLabelAnswer() {}

    static ParsedAnswer<LabelsStatement> read(
            DetectCustomLabelsResponse answer, Optional<ImageExtent> original, RemoteModel.CustomLabels remote) {
        var model = new ModelIdentity(ModelIdentity.REKOGNITION, remote.project(), remote.version(), Optional.empty());
        var labels = new ArrayList<LabelStatement>();
        for (var label : answer.customLabels()) {
            if (label.name() == null || label.name().isBlank()) {
                return new ParsedAnswer.Malformed<>("a label has no name");
            }
            if (!Percent.is(label.confidence())) {
                return new ParsedAnswer.Malformed<>(
                        "label '%s' has confidence %s, not 0 to 100".formatted(label.name(), label.confidence()));
            }
            labels.add(statement(label, original, model));
        }
        return new ParsedAnswer.Valid<>(new LabelsStatement(model, List.copyOf(labels), Optional.empty()));
    }

    private static LabelStatement statement(CustomLabel label, Optional<ImageExtent> original, ModelIdentity model) {
        double confidence = Percent.ratio(label.confidence());
        var box = label.geometry() == null
                ? Optional.<Box>empty()
                : original.flatMap(extent -> Boxes.of(label.geometry().boundingBox(), confidence, extent));
        return new LabelStatement(
                label.name(), confidence, box.stream().toList(), List.of(), List.of(), List.of(), model);
    }
}
