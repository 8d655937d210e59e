package org.vitrine.inference.remote;

import java.util.OptionalDouble;
import org.vitrine.inference.settings.InferenceConfig;
import org.vitrine.inference.settings.InferenceConfig.RemoteConfig;

/** What the configuration says of a remote's quota. Pure. */
final class Quotas {

    private Quotas() {}

    /** Of the operation or endpoint itself, else of the service, else unknown. */
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
