package org.vitrine.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.vitrine.training.Wish.Attribute;
import org.vitrine.training.learn.Learnt;
import org.vitrine.training.learn.Lesson;
import org.vitrine.training.learn.Recipe;
import org.vitrine.training.vectors.PictureModel;

/** What a classifier's card tells people: of what, how and when it was made, how good it is, and what it is not for. */
record Story(Wish wish, Attribute attribute, PictureModel embedder, LocalDate date) {

    ObjectNode card(Syllabus syllabus, Learnt learnt) {
        var card = new ObjectMapper().createObjectNode();
        var recipe = wish.recipe();
        card.put("subject", "the attribute '%s' of collection '%s'".formatted(attribute.name(), wish.collection()));
        card.putObject("data")
                .put("source", wish.source())
                .put("photographs", syllabus.lessons().size())
                .put("specimens", specimens(syllabus))
                .put("preparedBy", wish.look().inWords())
                .putPOJO("leftOut", syllabus.leftOut());
        card.putObject("recipe")
                .put("embedder", embedder.card().name() + "@" + embedder.card().version())
                .put("embedderSha256", embedder.card().sha256())
                .put("head", "logistic regression by Tribuo, AdaGrad, classes weighted alike")
                .put("learningRate", recipe.learningRate())
                .put("batch", recipe.batch())
                .put("directions", learnt.directions())
                .put("epochs", learnt.epochs())
                .put("temperature", rounded(learnt.temperature()))
                .put("seed", recipe.seed());
        card.put("date", date.toString());
        card.putArray("quality")
                .addObject()
                .put("protocol", protocol(recipe, syllabus))
                .put("accuracy", rounded(learnt.figures().accuracy()))
                .put("macroF1", rounded(learnt.figures().macroF1()))
                .put("calibrationError", rounded(learnt.figures().calibrationError()))
                .put("n", learnt.figures().count())
                .put("command", "./vitrine train %s --attribute %s".formatted(wish.collection(), attribute.name()));
        card.put(
                "limits",
                "It names one of its %d classes for any picture, also for one that shows none of them. Judged on photographs of this collection only."
                        .formatted(learnt.head().labels().size()));
        return card;
    }

    static long specimens(Syllabus syllabus) {
        return syllabus.lessons().stream().map(Lesson::specimen).distinct().count();
    }

    static String protocol(Recipe recipe, Syllabus syllabus) {
        return syllabus.lessons().size() <= recipe.everyFoldUpTo()
                ? "each of %d parts judged by what was learnt of other specimens in the rest".formatted(recipe.folds())
                : "one of %d parts judged by what was learnt of other specimens in the rest".formatted(recipe.folds());
    }

    private static double rounded(double figure) {
        return Math.rint(figure * 1e4) / 1e4;
    }
}
