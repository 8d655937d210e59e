package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the common settings of channels, which stand in a file. */
class ChannelDefaultsTest {

    private static final String CONNECTOR = "mp.messaging.connector.smallrye-kafka.";

    /** Session timeout of a group on the Kafka that {@code platform} starts; Kafka's default is 45 s. */
    private static final int SHORTEST_SESSION_MS = 6_000;

    private static final Path FILE = Path.of("src/main/resources/META-INF/microprofile-config.properties");

    private final Properties defaults = new Properties();

    @BeforeEach
    void read() throws IOException {
        try (Reader file = Files.newBufferedReader(FILE)) {
            defaults.load(file);
        }
    }

    @Test
    void clientsReconnectWellWithinTheirSession() {
        assertThat(millis("reconnect.backoff.max.ms")).isLessThan(SHORTEST_SESSION_MS / 3);
    }

    private int millis(String setting) {
        return Integer.parseInt(String.valueOf(defaults.get(CONNECTOR + setting)));
    }
}
