package org.vitrine.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.vitrine.training.TrainingRequest.Attribute;
import org.vitrine.training.learn.HeadHyperparameters;
import org.vitrine.training.learn.TrainedClassifier;
import org.vitrine.training.learn.TrainingExample;
import org.vitrine.training.vectors.PictureModel;

/**
 * Writes the part of a classifier's card that is meant for people: its data, how and when it was trained, its figures
 * and its limits.
 *
 * @param request what was requested
 * @param date day of the training
 */
record ClassifierCardText(TrainingRequest request, Attribute attribute, PictureModel embedder, LocalDate date) {

    ObjectNode card(TrainingSet trainingSet, TrainedClassifier trainedClassifier) {
        var card = new ObjectMapper().createObjectNode();
        var hyperparameters = request.hyperparameters();
        card.put("subject", "the attribute '%s' of collection '%s'".formatted(attribute.name(), request.collection()));
        card.putObject("data")
                .put("source", request.source())
                .put("photographs", trainingSet.examples().size())
                .put("specimens", specimens(trainingSet))
                .put("preparedBy", request.preparation().description())
                .putPOJO("leftOut", trainingSet.leftOut());
        card.putObject("recipe")
                .put("embedder", embedder.card().name() + "@" + embedder.card().version())
                .put("embedderSha256", embedder.card().sha256())
                .put("head", "logistic regression by Tribuo, AdaGrad, classes weighted equally")
                .put("learningRate", hyperparameters.learningRate())
                .put("batch", hyperparameters.batch())
                .put("directions", trainedClassifier.directions())
                .put("epochs", trainedClassifier.epochs())
                .put("temperature", rounded(trainedClassifier.temperature()))
                .put("seed", hyperparameters.seed());
        card.put("date", date.toString());
        card.putArray("quality")
                .addObject()
                .put("protocol", protocol(hyperparameters, trainingSet))
                .put("accuracy", rounded(trainedClassifier.figures().accuracy()))
                .put("macroF1", rounded(trainedClassifier.figures().macroF1()))
                .put("calibrationError", rounded(trainedClassifier.figures().calibrationError()))
                .put("n", trainedClassifier.figures().count())
                .put("command", "./vitrine train %s --attribute %s".formatted(request.collection(), attribute.name()));
        card.put(
                "limits",
                "It predicts one of its %d classes for every picture, also for one that shows none of them. Measured on photographs of this collection only."
                        .formatted(trainedClassifier.head().labels().size()));
        return card;
    }

    static long specimens(TrainingSet trainingSet) {
        return trainingSet.examples().stream()
                .map(TrainingExample::specimen)
                .distinct()
                .count();
    }

    static String protocol(HeadHyperparameters hyperparameters, TrainingSet trainingSet) {
        return trainingSet.examples().size() <= hyperparameters.allFoldsUpTo()
                ? "cross-validation by specimen: each of %d folds is tested once".formatted(hyperparameters.folds())
                : "one of %d folds by specimen is tested".formatted(hyperparameters.folds());
    }

    private static double rounded(double figure) {
        return Math.rint(figure * 1e4) / 1e4;
    }
}
