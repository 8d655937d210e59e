package org.vitrine.training.protocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.vitrine.training.labelled.LabelledException;
import org.vitrine.training.labelled.LabelledFolder;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.measure.AngleErrors;
import org.vitrine.training.turn.RotationTraining;
import org.vitrine.training.turn.TrainedRotationModel;
import org.vitrine.training.vectors.InputPreparation.Pipeline;
import org.vitrine.training.vectors.ParallelMap;
import org.vitrine.training.vectors.PreparedInput;

/**
 * The protocol {@code angle}: compares the angle that the step {@code upright} finds with the column {@code angle}
 * (degrees clockwise from upright). If the list has photographs of the split {@code gallery} or {@code train}, a
 * rotation model is trained on them first; otherwise the shipped model is measured.
 */
record AngleProtocol(EvaluationRequest asked) {

    private static final long SEED = 3;

    EvaluationResult measure() throws IOException, InterruptedException {
        var all = LabelledFolder.csv(asked.csv());
        var taught = all.stream().filter(this::teaches).toList();
        var photographs = all.stream()
                .filter(photograph -> photograph.column("angle").isPresent() && !teaches(photograph))
                .toList();
        if (photographs.isEmpty()) {
            throw new LabelledException(asked.csv() + " has no column 'angle'");
        }
        if (taught.isEmpty()) {
            return told(
                    "prepare", Map.of(), apart(photographs, UprightStepResult.with(asked.look(), Optional.empty())));
        }
        var learnt =
                new RotationTraining(UprightStepResult.without(asked.look()), asked.progress(), SEED).learn(taught);
        try (var turn = TrainedRotationModel.of(learnt)) {
            return told(
                    "learnt from " + learnt.count(),
                    Map.of(),
                    apart(photographs, UprightStepResult.with(asked.look(), Optional.of(turn))));
        }
    }

    private boolean teaches(LabelledPhotograph photograph) {
        return photograph
                .column(asked.columns().split())
                .filter(split -> split.equals("gallery") || split.equals("train"))
                .isPresent();
    }

    private List<OptionalDouble> apart(List<LabelledPhotograph> photographs, Pipeline look)
            throws IOException, InterruptedException {
        return ParallelMap.map(photographs, "angles", asked.progress(), photograph -> switch (look.at(
                photograph.source().read())) {
            case PreparedInput.Seen seen ->
                apart(UprightStepResult.of(seen.steps().orElseThrow()), angle(photograph));
            case PreparedInput.Refused _ -> OptionalDouble.empty();
        });
    }

    private static double angle(LabelledPhotograph photograph) {
        try {
            return Double.parseDouble(photograph.needed("angle"));
        } catch (NumberFormatException none) {
            throw new LabelledException(
                    "%s has an 'angle' that is no number: %s".formatted(photograph.name(), photograph.needed("angle")));
        }
    }

    /** Difference of found and true angle in degrees; empty if none was found. */
    static OptionalDouble apart(OptionalDouble found, double truth) {
        return found.isPresent() ? OptionalDouble.of(AngleErrors.apart(found.getAsDouble(), truth)) : found;
    }

    /**
     * Builds the result from the angle errors.
     *
     * @param before figures that come first
     * @param apart error in degrees of each photograph; photographs without an angle are counted in a note only.
     *     Without any error there are no error figures
     */
    static EvaluationResult told(String subject, Map<String, Number> before, List<OptionalDouble> apart) {
        var found = apart.stream()
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList();
        var figures = new LinkedHashMap<>(before);
        var notes = new ArrayList<String>();
        if (!found.isEmpty()) {
            figures.putAll(Evaluation.told(AngleErrors.of(found)));
        }
        if (found.size() < apart.size()) {
            notes.add(UprightStepResult.NONE.formatted(apart.size() - found.size(), apart.size()));
        }
        figures.putIfAbsent("n", found.size());
        return new EvaluationResult(subject, figures, notes);
    }
}
