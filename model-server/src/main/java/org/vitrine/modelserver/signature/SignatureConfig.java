package org.vitrine.modelserver.signature;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Who may ask over the wires of AWS. */
@ConfigMapping(prefix = "vitrine.models.signature")
interface SignatureConfig {

    /**
     * Secret keys by access key: {@code vitrine.models.signature.keys."AKIA…"=secret}. Where none is set, anybody who reaches the
     * server may ask; with any, each request of Rekognition and the SageMaker runtime needs a valid signature.
     */
    Map<String, String> keys();

    /** How far a request's time may be from ours, 1 s to 1 h; AWS allows 5 min. */
    @WithDefault("5M")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration clockSkew();
}
