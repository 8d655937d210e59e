package org.vitrine.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * One program, ready to be started.
 *
 * @param program which one
 * @param classPath its jars, in order, without the guard's
 * @param mainClass what the guard runs
 * @param arguments of the main class
 * @param flags of the JVM: heap, modules
 * @param properties system properties
 * @param environment added to, or in place of, what is inherited
 * @param files written before the start: settings the program reads, by path
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

    /** Changes when the jars or the settings do: then a running process is out of date. */
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
