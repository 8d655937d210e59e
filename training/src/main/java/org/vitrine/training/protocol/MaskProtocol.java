package org.vitrine.training.protocol;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.vitrine.training.labelled.LabelledException;
import org.vitrine.training.labelled.LabelledFolder;
import org.vitrine.training.labelled.Photograph;
import org.vitrine.training.measure.Mask;
import org.vitrine.training.vectors.Cores;
import org.vitrine.training.vectors.Looked;
import org.vitrine.vision.prepare.Preparation.Prepared;
import org.vitrine.vision.prepare.Preparation.Rendition;

/** Compares the mask that preparing makes with the one a column {@code mask} names. */
record MaskProtocol(Asked asked) {

    Measured measure() throws IOException, InterruptedException {
        var photographs = LabelledFolder.csv(asked.csv());
        var overlaps = Cores.map(photographs, "masks", asked.progress(), this::overlap);
        var mean = mean(overlaps);
        var refused = new ArrayList<String>();
        for (int i = 0; i < overlaps.size(); i++) {
            if (overlaps.get(i).isEmpty()) {
                refused.add(photographs.get(i).name());
            }
        }
        return new Measured(
                "prepare",
                Map.of("iou", Evaluation.rounded(mean), "n", overlaps.size() - refused.size()),
                Evaluation.refusals(refused));
    }

    private OptionalDouble overlap(Photograph photograph) throws IOException {
        var file = asked.csv().toAbsolutePath().resolveSibling(photograph.needed("mask"));
        if (!Files.isRegularFile(file)) {
            throw new LabelledException("%s names a mask that is not there: %s".formatted(photograph.name(), file));
        }
        var truth = Mask.of(Files.readAllBytes(file));
        return switch (asked.look().at(photograph.source().read())) {
            case Looked.Seen seen ->
                OptionalDouble.of(truth.overlap(mask(seen.steps().orElseThrow())));
            case Looked.Refused _ -> OptionalDouble.empty();
        };
    }

    static Mask mask(Prepared prepared) throws IOException {
        return Mask.of(prepared.rendition(Rendition.Kind.MASK).bytes().toByteArray());
    }

    static double mean(List<OptionalDouble> overlaps) {
        return overlaps.stream()
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average()
                .orElse(0);
    }
}
