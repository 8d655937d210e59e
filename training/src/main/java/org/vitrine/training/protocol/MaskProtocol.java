package org.vitrine.training.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.vitrine.training.labelled.LabelledFolder;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.labelled.TrainingInputException;
import org.vitrine.training.measure.BinaryMask;
import org.vitrine.training.vectors.ParallelMap;
import org.vitrine.training.vectors.PreparedInput;
import org.vitrine.vision.prepare.Preparation.Prepared;
import org.vitrine.vision.prepare.Preparation.Rendition;

/**
 * The protocols {@code segmentation} and {@code euro-masks}: compare the mask that the preparation makes with the file
 * that the column {@code mask} names. Photographs that cannot be prepared are left out and listed.
 */
record MaskProtocol(EvaluationRequest request) {

    EvaluationResult measure() throws IOException, InterruptedException {
        var photographs = LabelledFolder.csv(request.csv());
        var overlaps = ParallelMap.map(photographs, "masks", request.progress(), this::overlap);
        var mean = mean(overlaps);
        var refused = new ArrayList<String>();
        for (int i = 0; i < overlaps.size(); i++) {
            if (overlaps.get(i).isEmpty()) {
                refused.add(photographs.get(i).name());
            }
        }
        return new EvaluationResult(
                "prepare",
                Map.of("iou", Evaluation.rounded(mean), "n", overlaps.size() - refused.size()),
                Evaluation.refusalNotes(refused));
    }

    private OptionalDouble overlap(LabelledPhotograph labelledPhotograph) throws IOException {
        var file = request.csv().toAbsolutePath().resolveSibling(labelledPhotograph.required("mask"));
        if (!Files.isRegularFile(file)) {
            throw new TrainingInputException(
                    "%s names a mask that does not exist: %s".formatted(labelledPhotograph.name(), file));
        }
        var truth = BinaryMask.of(Files.readAllBytes(file));
        return switch (request.preparation().prepare(labelledPhotograph.source().read())) {
            case PreparedInput.Accepted accepted ->
                OptionalDouble.of(truth.overlap(mask(accepted.steps().orElseThrow())));
            case PreparedInput.Refused _ -> OptionalDouble.empty();
        };
    }

    static BinaryMask mask(Prepared prepared) throws IOException {
        return BinaryMask.of(prepared.rendition(Rendition.Kind.MASK).bytes().toByteArray());
    }

    static double mean(List<OptionalDouble> overlaps) {
        return overlaps.stream()
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average()
                .orElse(0);
    }
}
