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
 * A Quarkus fast-jar as a plain class path.
 *
 * <p>{@code quarkus-run.jar} has a class loader of its own, whose classes no start-up cache can hold; the same jars in
 * one flat class path start in half the time.
 */
final class QuarkusJars {

    static final String MAIN = "io.quarkus.runner.GeneratedMain";

    /** Set by {@code quarkus-run.jar} or by Quarkus's own scripts otherwise. */
    static final Map<String, String> PROPERTIES =
            Map.of("java.util.logging.manager", "org.jboss.logmanager.LogManager", "quarkus.banner.enabled", "false");

    private QuarkusJars() {}

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

    /** What the manifest of {@code quarkus-run.jar} asks of the JVM, as flags: a plain class path has no manifest. */
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
