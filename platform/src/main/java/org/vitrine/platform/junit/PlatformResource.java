package org.vitrine.platform.junit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.platform.PlatformException;
import org.vitrine.platform.Server;

/**
 * Starts real servers for a Quarkus test. A test class requests them with {@code @WithTestResource}, with
 * {@code value = PlatformResource.class} and
 * {@code initArgs = @ResourceArg(name = "servers", value = "kafka,registry")}. It sets the addresses in the
 * configuration of the application under test. The servers keep running for the next test class.
 */
public final class PlatformResource implements QuarkusTestResourceLifecycleManager {

    private static final String SERVERS = "servers";

    private List<Server> servers = List.of(Server.values());

    @Override
    public void init(Map<String, String> arguments) {
        String names = arguments.get(SERVERS);
        if (names != null) {
            servers = Arrays.stream(names.split(","))
                    .map(PlatformResource::server)
                    .toList();
        }
    }

    @Override
    public Map<String, String> start() {
        return TestPlatform.configuration(TestPlatform.with(servers), servers);
    }

    @Override
    public void stop() {
        // The servers are left running on purpose: test classes share them, and they end with this JVM.
    }

    private static Server server(String name) {
        Optional<Server> found = Arrays.stream(Server.values())
                .filter(server -> server.programName().equals(name.strip()))
                .findFirst();
        return found.orElseThrow(() -> new PlatformException(
                "there is no server '%s'; use kafka, registry, opensearch or s3".formatted(name)));
    }
}
