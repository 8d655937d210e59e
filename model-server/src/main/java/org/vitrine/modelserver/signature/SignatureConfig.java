package org.vitrine.modelserver.signature;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of authentication for requests in the protocols of AWS. */
@ConfigMapping(prefix = "vitrine.models.signature")
interface SignatureConfig {

    /**
     * Secret keys by access key: {@code vitrine.models.signature.keys."AKIA…"=secret}. Without keys the server accepts
     * every request; with at least one, each request of Rekognition and the SageMaker runtime needs a valid signature.
     */
    Map<String, String> keys();

    /** Most difference between the time of a request and the clock of the server, 1 s to 1 h; AWS allows 5 min. */
    @WithDefault("5M")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    Duration clockSkew();
}
