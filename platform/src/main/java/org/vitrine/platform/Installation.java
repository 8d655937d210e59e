package org.vitrine.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A built checkout of the repository, with the jars of all servers and services.
 *
 * @param root root folder of the repository
 * @param servers folder into which the build copies the servers, one sub-folder each
 */
public record Installation(Path root, Path servers) {

    private static final Path SERVERS = Path.of("platform", "target", "servers");

    public Installation {
        root = root.toAbsolutePath().normalize();
        servers = servers.toAbsolutePath().normalize();
    }

    public static Installation of(Path root) {
        return new Installation(root, root.resolve(SERVERS));
    }

    /**
     * Finds the installation: from system properties {@code vitrine.root} and {@code vitrine.servers}, which the build
     * sets, otherwise the working folder or its nearest parent that contains {@code platform/target/servers}.
     *
     * @throws PlatformException where no folder is found
     */
    public static Installation find() {
        String root = System.getProperty("vitrine.root");
        String servers = System.getProperty("vitrine.servers");
        if (root != null && servers != null) {
            return new Installation(Path.of(root), Path.of(servers));
        }
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(SERVERS))) {
                return of(folder);
            }
        }
        throw new PlatformException("no folder above " + here + " has " + SERVERS
                + "; build it with: mvn -Dquick -pl platform -am package");
    }

    /**
     * Returns the folder of the start-up caches. They depend on jars and JVM alone, so all platform folders share them.
     */
    Path caches() {
        return root.resolve(".vitrine").resolve("aot");
    }

    Path guardJar() {
        return present(servers.resolve("guard").resolve("platform-guard.jar"));
    }

    Path server(Server server) {
        return present(servers.resolve(server.programName()));
    }

    Path service(Service service) {
        return present(root.resolve(service.programName()).resolve("target").resolve("quarkus-app"));
    }

    /**
     * Returns the jars of a folder in a fixed order, because a start-up cache is valid only for the identical class
     * path.
     */
    static List<Path> jarsIn(Path folder) {
        try (Stream<Path> files = Files.list(present(folder))) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new PlatformException("cannot list " + folder + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static Path present(Path path) {
        if (!Files.exists(path)) {
            throw new PlatformException(path + " is missing; build it with: mvn -Dquick package");
        }
        return path;
    }
}
