package org.vitrine.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Description of how to start one program: JVM, class path, settings. {@link Launches} creates it, {@link Launcher}
 * starts it.
 *
 * @param program the program
 * @param classPath jars in order, without the jar of {@link org.vitrine.platform.guard.GuardedMain}
 * @param mainClass main class of the program, which {@code GuardedMain} runs
 * @param arguments arguments of the main class
 * @param flags flags of the JVM, such as heap and modules
 * @param properties system properties
 * @param environment environment variables, added to the inherited ones or in place of them
 * @param files content of the settings files that are written before the start, by path
 */
record Launch(
        Program program,
        List<Path> classPath,
        String mainClass,
        List<String> arguments,
        List<String> flags,
        Map<String, String> properties,
        Map<String, String> environment,
        Map<Path, String> files) {

    Launch {
        classPath = List.copyOf(classPath);
        arguments = List.copyOf(arguments);
        flags = List.copyOf(flags);
        properties = Map.copyOf(properties);
        environment = Map.copyOf(environment);
        files = Map.copyOf(files);
    }

    /**
     * Returns a digest of jars and settings. A running process with another digest is out of date and is started again.
     */
    String digest() throws IOException {
        Fingerprint fingerprint = new Fingerprint()
                .jars(classPath)
                .text(mainClass)
                .texts(arguments)
                .texts(flags);
        fingerprint.map(properties).map(environment);
        files.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(file -> fingerprint.text(file.getKey().toString()).text(file.getValue()));
        return fingerprint.hex();
    }
}
