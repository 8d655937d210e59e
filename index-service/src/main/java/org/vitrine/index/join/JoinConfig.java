package org.vitrine.index.join;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Configuration of the join of facts. */
@ConfigMapping(prefix = "vitrine.index.join")
interface JoinConfig {

    /**
     * Name of the Kafka Streams application: also its consumer group and the prefix of its changelog topic. Under
     * another name the join reads {@code image-documents} once and all facts from the beginning.
     */
    @WithDefault("index-join")
    String applicationId();
}
