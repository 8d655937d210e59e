package org.vitrine.inference.describe;

import java.util.Locale;
import org.vitrine.inference.kept.Question;
import org.vitrine.inference.remote.Remote;
import org.vitrine.inference.statement.Shown;
import org.vitrine.inference.statement.Wishes;

/** Every parameter that decides an answer, in one line each. What is added here makes everything kept be asked anew. */
final class Questions {

    private Questions() {}

    static Question labels(Shown shown, Wishes.Labels wished) {
        return new Question(
                new Remote.Rekognition().tag(),
                shown.sha256(),
                "labels minConfidence=%s maxLabels=%d imageProperties=%s %s"
                        .formatted(
                                wished.minConfidence(), wished.maxLabels(), wished.imageProperties(), pixels(shown)));
    }

    static Question customLabels(Shown shown, Wishes.Labels wished, String projectVersionArn) {
        return new Question(
                new Remote.CustomLabels(projectVersionArn).tag(),
                shown.sha256(),
                "custom-labels arn=%s minConfidence=%s maxLabels=%d %s"
                        .formatted(projectVersionArn, wished.minConfidence(), wished.maxLabels(), pixels(shown)));
    }

    static Question attribute(String name, Shown shown, Wishes.Endpoint endpoint) {
        return new Question(
                tag(endpoint),
                shown.sha256(),
                "attribute=%s contract=%s labels=%s %s %s"
                        .formatted(
                                name,
                                endpoint.contract().name().toLowerCase(Locale.ROOT),
                                endpoint.labels(),
                                part(endpoint),
                                pixels(shown)));
    }

    static Question vector(Shown shown, Wishes.Endpoint endpoint) {
        return new Question(tag(endpoint), shown.sha256(), "vector " + part(endpoint));
    }

    static Question step(String step, Shown shown, Wishes.Endpoint endpoint) {
        return new Question(
                tag(endpoint),
                shown.sha256(),
                "step=%s contract=%s labels=%s %s"
                        .formatted(
                                step,
                                endpoint.contract().name().toLowerCase(Locale.ROOT),
                                endpoint.labels(),
                                part(endpoint)));
    }

    private static String tag(Wishes.Endpoint endpoint) {
        return new Remote.SageMaker(endpoint.name()).tag();
    }

    private static String part(Wishes.Endpoint endpoint) {
        return "variant=%s targetModel=%s component=%s"
                .formatted(
                        endpoint.variant().orElse(""),
                        endpoint.targetModel().orElse(""),
                        endpoint.component().orElse(""));
    }

    /** Boxes are in pixels of the original, so its extent is part of the answer. */
    private static String pixels(Shown shown) {
        return shown.original()
                .map(extent -> "original=%dx%d".formatted(extent.widthPx(), extent.heightPx()))
                .orElse("original=cropped");
    }
}
