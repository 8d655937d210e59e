package org.vitrine.inference.describe;

import java.util.Locale;
import org.vitrine.inference.cache.RemoteQuestion;
import org.vitrine.inference.remote.RemoteModel;
import org.vitrine.inference.statement.ImageInput;
import org.vitrine.inference.statement.InferenceProfile;

/**
 * Builds the cache key of each kind of request, with every parameter that influences the answer. A change of such a
 * line invalidates all cached statements of its kind, because their keys no longer match.
 */
final class QuestionParameters {

    private QuestionParameters() {}

    static RemoteQuestion labels(ImageInput imageInput, InferenceProfile.Labels settings) {
        return new RemoteQuestion(
                new RemoteModel.Rekognition().tag(),
                imageInput.sha256(),
                "labels minConfidence=%s maxLabels=%d imageProperties=%s %s"
                        .formatted(
                                settings.minConfidence(),
                                settings.maxLabels(),
                                settings.imageProperties(),
                                originalExtent(imageInput)));
    }

    static RemoteQuestion customLabels(
            ImageInput imageInput, InferenceProfile.Labels settings, String projectVersionArn) {
        return new RemoteQuestion(
                new RemoteModel.CustomLabels(projectVersionArn).tag(),
                imageInput.sha256(),
                "custom-labels arn=%s minConfidence=%s maxLabels=%d %s"
                        .formatted(
                                projectVersionArn,
                                settings.minConfidence(),
                                settings.maxLabels(),
                                originalExtent(imageInput)));
    }

    static RemoteQuestion attribute(String name, ImageInput imageInput, InferenceProfile.Endpoint endpoint) {
        return new RemoteQuestion(
                tag(endpoint),
                imageInput.sha256(),
                "attribute=%s contract=%s labels=%s %s %s"
                        .formatted(
                                name,
                                endpoint.contract().name().toLowerCase(Locale.ROOT),
                                endpoint.labels(),
                                endpointParts(endpoint),
                                originalExtent(imageInput)));
    }

    static RemoteQuestion vector(ImageInput imageInput, InferenceProfile.Endpoint endpoint) {
        return new RemoteQuestion(tag(endpoint), imageInput.sha256(), "vector " + endpointParts(endpoint));
    }

    static RemoteQuestion step(String step, ImageInput imageInput, InferenceProfile.Endpoint endpoint) {
        return new RemoteQuestion(
                tag(endpoint),
                imageInput.sha256(),
                "step=%s contract=%s labels=%s %s"
                        .formatted(
                                step,
                                endpoint.contract().name().toLowerCase(Locale.ROOT),
                                endpoint.labels(),
                                endpointParts(endpoint)));
    }

    private static String tag(InferenceProfile.Endpoint endpoint) {
        return new RemoteModel.SageMaker(endpoint.name()).tag();
    }

    private static String endpointParts(InferenceProfile.Endpoint endpoint) {
        return "variant=%s targetModel=%s component=%s"
                .formatted(
                        endpoint.variant().orElse(""),
                        endpoint.targetModel().orElse(""),
                        endpoint.component().orElse(""));
    }

    /** Extent of the original: boxes are in its pixels, so it determines the answer. */
    private static String originalExtent(ImageInput imageInput) {
        return imageInput
                .original()
                .map(extent -> "original=%dx%d".formatted(extent.widthPx(), extent.heightPx()))
                .orElse("original=cropped");
    }
}
