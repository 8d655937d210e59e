package org.vitrine.platform;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;

/**
 * Starts Kafka, the registry, OpenSearch and the S3 server as containers, for tests. One set per test JVM.
 *
 * <p>Ports are chosen before a container starts, because Kafka has to advertise the port that clients use. They are
 * kept in system properties: Quarkus loads this class once per application that it starts, and every copy must find the
 * same containers. Testcontainers removes the containers when the JVM ends.
 */
public final class ServerContainers {

    private static final String PORT = "vitrine.test-containers.port.";
    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(400);
    private static final String LOCALHOST = "localhost";

    private ServerContainers() {}

    /**
     * Starts the servers that do not run yet, in parallel, and returns when each answers. Blocks; each container has 5
     * minutes to answer.
     *
     * @return addresses of all servers that run as containers of this JVM
     * @throws PlatformException where no container engine answers
     */
    public static Addresses with(Collection<Server> servers) {
        requireEngine();
        Set<Server> missing = EnumSet.noneOf(Server.class);
        missing.addAll(servers);
        missing.removeAll(running().keySet());
        if (!missing.isEmpty()) {
            start(missing);
        }
        return new Addresses(host(), Map.copyOf(running()));
    }

    private static void requireEngine() {
        try {
            DockerClientFactory.instance().client();
        } catch (RuntimeException failure) {
            throw new PlatformException(
                    "No container engine can be used at DOCKER_HOST or /var/run/docker.sock: %s. Start one, or run the tests "
                                    .formatted(failure.getMessage())
                            + "without -Dvitrine.servers.from=containers.",
                    failure);
        }
    }

    private static void start(Set<Server> missing) {
        Ports ports = Ports.ofThisMachine();
        Map<Program, Integer> chosen = new HashMap<>(running());
        missing.forEach(server -> chosen.put(server, ports.chooseAny()));
        var addresses = new Addresses(host(), chosen);
        var images = ContainerImages.from(System::getProperty);
        List<GenericContainer<?>> containers = new ArrayList<>();
        for (Server server : missing) {
            containers.add(container(ServerContainerSpec.of(server, images, addresses), addresses));
        }
        Startables.deepStart(containers).join();
        missing.forEach(
                server -> System.setProperty(PORT + server.programName(), Integer.toString(addresses.port(server))));
    }

    private static GenericContainer<?> container(ServerContainerSpec spec, Addresses addresses) {
        var binding = PortBinding.parse("%s:%d:%d"
                .formatted(publishedAt(addresses.host()), addresses.port(spec.server()), spec.containerPort()));
        return new GenericContainer<>(DockerImageName.parse(spec.image()))
                .withEnv(spec.environment())
                .withExposedPorts(spec.containerPort())
                .withCreateContainerCmdModifier(create -> publish(create, binding))
                .waitingFor(new ReadinessStrategy(spec.server(), addresses).withStartupTimeout(START_TIMEOUT));
    }

    private static void publish(CreateContainerCmd create, PortBinding binding) {
        create.withExposedPorts(new ExposedPort(binding.getExposedPort().getPort()));
        Objects.requireNonNull(create.getHostConfig(), "Testcontainers sets a host configuration")
                .withPortBindings(binding);
    }

    /**
     * Returns the address to publish a port at: the loopback interface of a local engine, all interfaces of a remote
     * one, which must be reachable from here.
     */
    private static String publishedAt(String host) {
        return host.equals(Addresses.HOST) ? Addresses.HOST : "0.0.0.0";
    }

    private static String host() {
        String host = DockerClientFactory.instance().dockerHostIpAddress();
        return host.equals(LOCALHOST) ? Addresses.HOST : host;
    }

    private static Map<Program, Integer> running() {
        Map<Program, Integer> running = new HashMap<>();
        for (Server server : Server.values()) {
            Optional.ofNullable(Integer.getInteger(PORT + server.programName()))
                    .ifPresent(port -> running.put(server, port));
        }
        return running;
    }

    /** Waits until a container answers the same request that a server process has to answer. */
    private static final class ReadinessStrategy extends AbstractWaitStrategy {

        private final Server server;
        private final Addresses addresses;

        ReadinessStrategy(Server server, Addresses addresses) {
            this.server = server;
            this.addresses = addresses;
        }

        @Override
        protected void waitUntilReady() {
            long deadline = System.nanoTime() + startupTimeout.toNanos();
            try (ReadinessProbe readinessProbe = new ReadinessProbe()) {
                Optional<String> fault = readinessProbe.check(server, addresses);
                while (fault.isPresent()) {
                    boolean ended = !Boolean.TRUE.equals(waitStrategyTarget
                            .getCurrentContainerInfo()
                            .getState()
                            .getRunning());
                    if (ended || System.nanoTime() > deadline) {
                        throw new ContainerLaunchException("%s at %s: %s"
                                .formatted(
                                        server.programName(),
                                        addresses.url(server),
                                        ended ? "the container ended" : fault.get()));
                    }
                    PollDelay.sleep(PROBE_INTERVAL);
                    fault = readinessProbe.check(server, addresses);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new ContainerLaunchException("interrupted while " + server.programName() + " started");
            }
        }
    }
}
