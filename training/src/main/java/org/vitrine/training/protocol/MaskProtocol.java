package org.vitrine.training.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.vitrine.training.labelled.LabelledException;
import org.vitrine.training.labelled.LabelledFolder;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.measure.MaskOverlap;
import org.vitrine.training.vectors.ParallelMap;
import org.vitrine.training.vectors.PreparedInput;
import org.vitrine.vision.prepare.Preparation.Prepared;
import org.vitrine.vision.prepare.Preparation.Rendition;

/**
 * The protocols {@code segmentation} and {@code euro-masks}: compare the mask that the preparation makes with the file
 * that the column {@code mask} names. Photographs that cannot be prepared are left out and listed.
 */
record MaskProtocol(EvaluationRequest asked) {

    EvaluationResult measure() throws IOException, InterruptedException {
        var photographs = LabelledFolder.csv(asked.csv());
        var overlaps = ParallelMap.map(photographs, "masks", asked.progress(), this::overlap);
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
                Evaluation.refusals(refused));
    }

    private OptionalDouble overlap(LabelledPhotograph labelledPhotograph) throws IOException {
        var file = asked.csv().toAbsolutePath().resolveSibling(labelledPhotograph.needed("mask"));
        if (!Files.isRegularFile(file)) {
            throw new LabelledException(
                    "%s names a mask that is not there: %s".formatted(labelledPhotograph.name(), file));
        }
        var truth = MaskOverlap.of(Files.readAllBytes(file));
        return switch (asked.look().at(labelledPhotograph.source().read())) {
            case PreparedInput.Seen seen ->
                OptionalDouble.of(truth.overlap(mask(seen.steps().orElseThrow())));
            case PreparedInput.Refused _ -> OptionalDouble.empty();
        };
    }

    static MaskOverlap mask(Prepared prepared) throws IOException {
        return MaskOverlap.of(prepared.rendition(Rendition.Kind.MASK).bytes().toByteArray());
    }

    static double mean(List<OptionalDouble> overlaps) {
        return overlaps.stream()
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average()
                .orElse(0);
    }
}
