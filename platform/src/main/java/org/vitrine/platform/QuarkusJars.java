package org.vitrine.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
}
