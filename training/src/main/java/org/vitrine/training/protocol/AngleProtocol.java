package org.vitrine.training.protocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.vitrine.training.labelled.LabelledFolder;
import org.vitrine.training.labelled.LabelledPhotograph;
import org.vitrine.training.labelled.TrainingInputException;
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
record AngleProtocol(EvaluationRequest request) {

    private static final long SEED = 3;

    EvaluationResult measure() throws IOException, InterruptedException {
        var all = LabelledFolder.csv(request.csv());
        var trainingPhotographs = all.stream().filter(this::isTrainingData).toList();
        var photographs = all.stream()
                .filter(photograph -> photograph.column("angle").isPresent() && !isTrainingData(photograph))
                .toList();
        if (photographs.isEmpty()) {
            throw new TrainingInputException(request.csv() + " has no column 'angle'");
        }
        if (trainingPhotographs.isEmpty()) {
            return result(
                    "prepare",
                    Map.of(),
                    angleError(photographs, UprightStepResult.withStep(request.preparation(), Optional.empty())));
        }
        var trained = new RotationTraining(
                        UprightStepResult.withoutStep(request.preparation()), request.progress(), SEED)
                .train(trainingPhotographs);
        try (var rotationModel = TrainedRotationModel.of(trained)) {
            return result(
                    "trained on " + trained.count(),
                    Map.of(),
                    angleError(
                            photographs,
                            UprightStepResult.withStep(request.preparation(), Optional.of(rotationModel))));
        }
    }

    private boolean isTrainingData(LabelledPhotograph photograph) {
        return photograph
                .column(request.columns().split())
                .filter(split -> split.equals("gallery") || split.equals("train"))
                .isPresent();
    }

    private List<OptionalDouble> angleError(List<LabelledPhotograph> photographs, Pipeline preparation)
            throws IOException, InterruptedException {
        return ParallelMap.map(photographs, "angles", request.progress(), photograph -> switch (preparation.prepare(
                photograph.source().read())) {
            case PreparedInput.Accepted accepted ->
                angleError(UprightStepResult.of(accepted.steps().orElseThrow()), angle(photograph));
            case PreparedInput.Refused _ -> OptionalDouble.empty();
        });
    }

    private static double angle(LabelledPhotograph photograph) {
        try {
            return Double.parseDouble(photograph.required("angle"));
        } catch (NumberFormatException none) {
            throw new TrainingInputException("%s has an 'angle' that is no number: %s"
                    .formatted(photograph.name(), photograph.required("angle")));
        }
    }

    /** Difference of found and true angle in degrees; empty if none was found. */
    static OptionalDouble angleError(OptionalDouble found, double truth) {
        return found.isPresent() ? OptionalDouble.of(AngleErrors.difference(found.getAsDouble(), truth)) : found;
    }

    /**
     * Builds the result from the angle errors.
     *
     * @param leadingFigures figures that come first
     * @param errors error in degrees of each photograph; photographs without an angle are counted in a note only.
     *     Without any error there are no error figures
     */
    static EvaluationResult result(String subject, Map<String, Number> leadingFigures, List<OptionalDouble> errors) {
        var found = errors.stream()
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .toList();
        var figures = new LinkedHashMap<>(leadingFigures);
        var notes = new ArrayList<String>();
        if (!found.isEmpty()) {
            figures.putAll(Evaluation.figures(AngleErrors.of(found)));
        }
        if (found.size() < errors.size()) {
            notes.add(UprightStepResult.NO_ANGLE_NOTE.formatted(errors.size() - found.size(), errors.size()));
        }
        figures.putIfAbsent("n", found.size());
        return new EvaluationResult(subject, figures, notes);
    }
}
