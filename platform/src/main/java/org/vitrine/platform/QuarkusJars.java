package org.vitrine.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;

/**
 * Converts a Quarkus fast-jar application into a plain class path.
 *
 * <p>{@code quarkus-run.jar} has its own class loader, and a start-up cache of the JVM cannot hold classes of such a
 * loader. With the same jars on one flat class path a service starts in half the time.
 */
final class QuarkusJars {

    static final String MAIN = "io.quarkus.runner.GeneratedMain";

    /** System properties that {@code quarkus-run.jar} or Quarkus's own scripts set otherwise. */
    static final Map<String, String> PROPERTIES =
            Map.of("java.util.logging.manager", "org.jboss.logmanager.LogManager", "quarkus.banner.enabled", "false");

    private QuarkusJars() {}

    /**
     * Returns the jars of an application in class path order.
     *
     * @param application folder {@code quarkus-app} of the build
     */
    static List<Path> flat(Path application) {
        List<Path> jars = new ArrayList<>();
        Path quarkus = application.resolve("quarkus");
        for (String generated : List.of("generated-bytecode.jar", "transformed-bytecode.jar")) {
            Path jar = quarkus.resolve(generated);
            if (Files.exists(jar)) {
                jars.add(jar);
            }
        }
        jars.addAll(Installation.jarsIn(application.resolve("app")));
        jars.addAll(Installation.jarsIn(application.resolve("lib").resolve("boot")));
        jars.addAll(Installation.jarsIn(application.resolve("lib").resolve("main")));
        return List.copyOf(jars);
    }

    /**
     * Returns the flags with the {@code Add-Opens} of the manifest of {@code quarkus-run.jar} added as
     * {@code --add-opens}, because the JVM reads no manifest from a plain class path.
     */
    static List<String> flags(Path application, List<String> flags) {
        Path runner = application.resolve("quarkus-run.jar");
        try (JarFile jar = new JarFile(runner.toFile())) {
            Optional<String> opens = Optional.ofNullable(jar.getManifest())
                    .map(manifest -> manifest.getMainAttributes().getValue("Add-Opens"));
            List<String> all = new ArrayList<>(flags);
            opens.ifPresent(packages -> Arrays.stream(packages.strip().split(" +"))
                    .map(opened -> "--add-opens=" + opened + "=ALL-UNNAMED")
                    .forEach(all::add));
            return List.copyOf(all);
        } catch (IOException unreadable) {
            throw new PlatformException("cannot read " + runner + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
