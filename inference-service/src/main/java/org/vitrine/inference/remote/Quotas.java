package org.vitrine.inference.remote;

import java.util.OptionalDouble;
import org.vitrine.inference.settings.InferenceConfig;
import org.vitrine.inference.settings.InferenceConfig.RemoteConfig;

/** Finds the configured quota of a remote. Pure. */
final class Quotas {

    private Quotas() {}

    /**
     * Returns the quota of the operation or endpoint, else that of its service, in calls per second; empty if unknown.
     */
    static OptionalDouble of(RemoteModel remote, InferenceConfig config) {
        return switch (remote) {
            case RemoteModel.Rekognition() -> named(config.rekognition(), "DetectLabels");
            case RemoteModel.CustomLabels custom -> named(config.rekognition(), custom.model());
            case RemoteModel.SageMaker(var endpoint) -> named(config.sagemaker(), endpoint);
        };
    }

    private static OptionalDouble named(RemoteConfig service, String name) {
        var own = service.quotas().get(name);
        return own == null ? service.quota() : OptionalDouble.of(own);
    }
}
