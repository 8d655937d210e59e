package org.vitrine.inference.remote;

import java.util.List;
import org.vitrine.inference.statement.InferenceProfile;

/**
 * Returns what an answered call is billed for, as names in the price table ({@code vitrine.inference.costs.prices}).
 */
public final class BilledCall {

    private static final String PROPERTIES = "rekognition/image-properties";

    private BilledCall() {}

    /** Returns the names for DetectLabels, with image properties where they are requested. */
    public static List<String> labels(InferenceProfile.Labels settings) {
        var labels = new RemoteModel.Rekognition().tag();
        return settings.imageProperties() ? List.of(labels, PROPERTIES) : List.of(labels);
    }

    /** Returns the name for DetectCustomLabels with this project version. */
    public static List<String> customLabels(String projectVersionArn) {
        return List.of(new RemoteModel.CustomLabels(projectVersionArn).tag());
    }

    /** Returns the name for a SageMaker endpoint. */
    public static List<String> endpoint(InferenceProfile.Endpoint endpoint) {
        return List.of(new RemoteModel.SageMaker(endpoint.name()).tag());
    }
}
