package org.vitrine.flow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Address and group of the Apicurio Registry that holds the schema of each topic. */
@ConfigMapping(prefix = "vitrine.registry")
public interface RegistryConfig {

    /** Base URL of the registry's API, version 3. */
    @WithDefault("http://127.0.0.1:18081/apis/registry/v3")
    URI url();

    /** The registry group that holds the artefacts of all topics. */
    @WithDefault("default")
    String group();
}
