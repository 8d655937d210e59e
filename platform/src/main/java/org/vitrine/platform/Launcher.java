package org.vitrine.platform;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vitrine.platform.guard.Guarded;

/** Turns a {@link Launch} into a process: files, folders, log, command line. */
final class Launcher {

    /** Of the person's own AWS account; no local program may see them, or it might talk to the real cloud. */
    private static final List<String> KEPT_FROM_PROGRAMS = List.of("AWS_", "QUARKUS_", "KAFKA_", "VITRINE_");

    private final Installation installation;
    private final PlatformFolder folder;
    private final PlatformSettings settings;

    Launcher(Installation installation, PlatformFolder folder, PlatformSettings settings) {
        this.installation = installation;
        this.folder = folder;
        this.settings = settings;
    }

    /**
     * Starts it.
     *
     * @param cacheFlags JVM flags for its start-up cache
     */
    ProcessHandle start(Launch launch, List<String> cacheFlags) throws IOException {
        Program program = launch.program();
        Path temporary = folder.temporary(program);
        PlatformFolder.delete(temporary);
        for (Path needed : List.of(temporary, folder.data(program), folder.config(program))) {
            Files.createDirectories(needed);
        }
        for (Map.Entry<Path, String> file : launch.files().entrySet()) {
            Files.writeString(file.getKey(), file.getValue());
        }
        Path arguments = folder.config(program).resolve("java.args");
        Files.writeString(arguments, file(arguments(launch, cacheFlags)));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(java.toString(), "@" + arguments)
                .directory(folder.data(program).toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(freshLog(program).toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> KEPT_FROM_PROGRAMS.stream().anyMatch(name::startsWith));
        environment.putAll(launch.environment());
        return builder.start().toHandle();
    }

    private Path freshLog(Program program) throws IOException {
        Path log = folder.log(program);
        Files.createDirectories(log.getParent());
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }

    /** What stands before the main class, and decides which start-up cache fits. */
    static List<String> jvmArguments(Installation installation, Launch launch) {
        List<String> arguments = new ArrayList<>(launch.flags());
        arguments.add("-cp");
        arguments.add(classPath(installation, launch).stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
        return List.copyOf(arguments);
    }

    static List<Path> classPath(Installation installation, Launch launch) {
        return Stream.concat(Stream.of(installation.guardJar()), launch.classPath().stream())
                .toList();
    }

    private List<String> arguments(Launch launch, List<String> cacheFlags) {
        Map<String, String> properties = new LinkedHashMap<>(launch.properties());
        properties.put("java.io.tmpdir", folder.temporary(launch.program()).toString());
        properties.put(Guarded.LOG, folder.log(launch.program()).toString());
        properties.put(Guarded.LOG_BYTES, Long.toString(settings.logBytes()));
        OptionalLong parent = settings.parent();
        if (parent.isPresent()) {
            properties.put(Guarded.PARENT, Long.toString(parent.getAsLong()));
        }
        List<String> arguments = new ArrayList<>(cacheFlags);
        properties.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        arguments.addAll(jvmArguments(installation, launch));
        arguments.add(Guarded.class.getName());
        arguments.add(launch.mainClass());
        arguments.addAll(launch.arguments());
        return List.copyOf(arguments);
    }

    /** An argument file, because three hundred jars make a command line that no process list can show. */
    static String file(List<String> arguments) {
        return arguments.stream().map(Launcher::quoted).collect(Collectors.joining("\n", "", "\n"));
    }

    /** As the java launcher reads argument files: quotes keep spaces, backslashes escape. */
    static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
