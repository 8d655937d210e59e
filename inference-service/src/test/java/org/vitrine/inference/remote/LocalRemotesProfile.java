package org.vitrine.inference.remote;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.vitrine.inference.settings.InferenceConfig;

/** Settings that use one stand-in for both services, with short waits. */
public final class LocalRemotesProfile {

    public static final int MAX_ANSWER = 200_000;

    private static final int PRIORITY = 200;

    private LocalRemotesProfile() {}

    public static InferenceConfig at(URI address, Map<String, String> more) {
        var settings = new HashMap<String, String>();
        settings.put("rekognition.endpoint", address.toString());
        settings.put("sagemaker.endpoint", address.toString());
        settings.put("max-connections", "64");
        settings.put("connect-timeout", "1S");
        settings.put("attempt-timeout", "6S");
        settings.put("call-timeout", "18S");
        settings.put("max-answer-bytes", Integer.toString(MAX_ANSWER));
        settings.putAll(more);
        var named = new HashMap<String, String>();
        settings.forEach((name, value) -> named.put("vitrine.inference." + name, value));
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, PRIORITY, new DurationConverter())
                .withConverter(MemorySize.class, PRIORITY, new MemorySizeConverter())
                .withMapping(InferenceConfig.class)
                .withDefaultValues(named)
                .build()
                .getConfigMapping(InferenceConfig.class);
    }
}
