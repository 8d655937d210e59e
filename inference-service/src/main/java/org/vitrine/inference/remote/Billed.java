package org.vitrine.inference.remote;

import java.util.List;
import org.vitrine.inference.statement.Wishes;

/** What an answered call costs, in the words of the price table. */
public final class Billed {

    private static final String PROPERTIES = "rekognition/image-properties";

    private Billed() {}

    public static List<String> labels(Wishes.Labels wished) {
        var labels = new Remote.Rekognition().tag();
        return wished.imageProperties() ? List.of(labels, PROPERTIES) : List.of(labels);
    }

    public static List<String> customLabels(String projectVersionArn) {
        return List.of(new Remote.CustomLabels(projectVersionArn).tag());
    }

    public static List<String> endpoint(Wishes.Endpoint endpoint) {
        return List.of(new Remote.SageMaker(endpoint.name()).tag());
    }
}
