package org.vitrine.platform.junit;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.vitrine.platform.PlatformException;

/** Whether the servers of tests are processes or containers; set by system property {@code vitrine.servers.from}. */
enum ServerOrigin {
    /** JVM processes of the servers in {@code platform/target/servers}; no container engine is needed. The default. */
    PROCESSES("processes"),
    /** Containers, through Testcontainers; a container engine and images are needed. */
    CONTAINERS("containers");

    private static final String PROPERTY = "vitrine.servers.from";

    private final String settingValue;

    ServerOrigin(String settingValue) {
        this.settingValue = settingValue;
    }

    static ServerOrigin configured() {
        return of(System.getProperty(PROPERTY, PROCESSES.settingValue));
    }

    static ServerOrigin of(String value) {
        return Arrays.stream(values())
                .filter(origin -> origin.settingValue.equals(value))
                .findFirst()
                .orElseThrow(() -> new PlatformException("%s is '%s'; set it to %s"
                        .formatted(
                                PROPERTY,
                                value,
                                Arrays.stream(values())
                                        .map(origin -> origin.settingValue)
                                        .collect(Collectors.joining(" or ")))));
    }
}
