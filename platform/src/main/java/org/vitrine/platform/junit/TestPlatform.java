package org.vitrine.platform.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Installation;
import org.vitrine.platform.LocalAccount;
import org.vitrine.platform.Platform;
import org.vitrine.platform.PlatformEvent;
import org.vitrine.platform.PlatformException;
import org.vitrine.platform.PlatformFolder;
import org.vitrine.platform.PlatformSettings;
import org.vitrine.platform.Server;
import org.vitrine.platform.ServerContainers;

/**
 * Provides the servers of this test JVM.
 *
 * <p>A server is started at the first request for it, and all test classes share it. Quarkus loads this class once per
 * application that it starts, so the shared state is kept where every copy finds it: the name of the folder in a system
 * property, the processes in {@code processes.json} of that folder. A server process watches the test JVM and ends with
 * it, even where that is killed.
 */
public final class TestPlatform {

    private static final String FOLDER = "vitrine.test-platform.folder";
    private static final String PREFIX = "platform-of-";

    /** More than one, so that records of one topic overtake each other, and few, because each costs time at a start. */
    private static final String PARTITIONS = "3";

    private TestPlatform() {}

    /** Starts those of the servers that do not run yet, and returns the addresses. Blocks until each answers. */
    public static Addresses with(Collection<Server> servers) {
        synchronized (System.getProperties()) { // one object per JVM, whichever class loader loaded this class
            return switch (ServerOrigin.configured()) {
                case PROCESSES -> platform().up(servers);
                case CONTAINERS -> ServerContainers.with(servers);
            };
        }
    }

    /**
     * Returns the platform itself, for tests that stop or kill servers.
     *
     * @throws TestAbortedException where servers are containers, because such a test needs processes
     */
    public static Platform platform() {
        if (ServerOrigin.configured() == ServerOrigin.CONTAINERS) {
            throw new TestAbortedException("This test stops or kills server processes; servers are containers now.");
        }
        synchronized (System.getProperties()) {
            return new Platform(
                    Installation.find(),
                    new PlatformFolder(folder()),
                    PlatformSettings.forTests(),
                    TestPlatform::report);
        }
    }

    /**
     * Returns the settings of a service under test, by configuration key; also sets the account for AWS clients in this
     * JVM.
     */
    public static Map<String, String> configuration(Addresses addresses, Collection<Server> servers) {
        Map<String, String> configuration = new HashMap<>();
        for (Server server : servers) {
            switch (server) {
                case KAFKA -> {
                    configuration.put("kafka.bootstrap.servers", addresses.bootstrapServers());
                    configuration.put("vitrine.flow.provisioning.partitions", PARTITIONS);
                    configuration.put(
                            "vitrine.test.streams-folder",
                            freshFolder("streams-").toString());
                }
                case REGISTRY ->
                    configuration.put(
                            "vitrine.registry.url", addresses.registryUrl().toString());
                case OPENSEARCH ->
                    configuration.put("vitrine.index.url", addresses.indexUrl().toString());
                case S3 -> {
                    configuration.put(
                            "vitrine.store.endpoint", addresses.storeEndpoint().toString());
                    configuration.putAll(account());
                }
            }
        }
        return Map.copyOf(configuration);
    }

    /**
     * Sets and returns the system properties from which the AWS SDK's default chain reads the account of the local
     * store.
     */
    public static Map<String, String> account() {
        Map<String, String> account = Map.of(
                "aws.accessKeyId", LocalAccount.ACCESS_KEY,
                "aws.secretAccessKey", LocalAccount.SECRET_KEY,
                "aws.region", LocalAccount.REGION);
        account.forEach(System::setProperty);
        return account;
    }

    private static Path folder() {
        String existing = System.getProperty(FOLDER);
        if (existing != null) {
            return Path.of(existing);
        }
        try {
            Path parent = Files.isDirectory(Path.of("target"))
                    ? Path.of("target").toAbsolutePath()
                    : Path.of(System.getProperty("java.io.tmpdir"));
            deleteAbandonedFolders(parent);
            Path folder = Files.createDirectories(
                    parent.resolve(PREFIX + ProcessHandle.current().pid()));
            System.setProperty(FOLDER, folder.toString());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(folder), "end-test-platform"));
            return folder;
        } catch (IOException failed) {
            throw new PlatformException(
                    "cannot create a folder for the test's servers: " + failed.getMessage(), failed);
        }
    }

    private static Path freshFolder(String prefix) {
        try {
            return Files.createTempDirectory(folder(), prefix);
        } catch (IOException failed) {
            throw new PlatformException("cannot create a folder for the test: " + failed.getMessage(), failed);
        }
    }

    /** Deletes the folders that killed test JVMs left behind. */
    private static void deleteAbandonedFolders(Path parent) throws IOException {
        List<Path> left;
        try (Stream<Path> folders = Files.list(parent)) {
            left = folders.filter(TestPlatform::isAbandoned).toList();
        }
        left.forEach(TestPlatform::delete);
    }

    private static boolean isAbandoned(Path folder) {
        String name = folder.getFileName().toString();
        if (!name.matches(PREFIX + "[0-9]{1,18}")) {
            return false;
        }
        Optional<ProcessHandle> owner = ProcessHandle.of(Long.parseLong(name.substring(PREFIX.length())));
        return owner.isEmpty();
    }

    /** Kills the servers when the JVM ends, because their data needs no clean stop, and deletes the folder. */
    private static void end(Path folder) {
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
        ProcessHandle.current().children().forEach(child -> child.onExit().join());
        delete(folder);
    }

    private static void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            tree.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> {
                if (!file.delete()) {
                    file.deleteOnExit();
                }
            });
        } catch (IOException vanished) {
            System.err.println("could not delete all of " + folder + ": " + vanished.getMessage());
        }
    }

    private static void report(PlatformEvent event) {
        if (event instanceof PlatformEvent.Ready ready) {
            System.err.printf(
                    "%s ready at %s after %.1f s%n",
                    ready.program().programName(), ready.url(), ready.after().toMillis() / 1000.0);
        }
    }
}
