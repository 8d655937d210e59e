package org.vitrine.flow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** The Apicurio Registry that holds the schema of each topic. */
@ConfigMapping(prefix = "vitrine.registry")
public interface RegistryConfig {

    /** Its API, version 3. */
    @WithDefault("http://127.0.0.1:18081/apis/registry/v3")
    URI url();

    /** The group all artefacts are in. */
    @WithDefault("default")
    String group();
}
