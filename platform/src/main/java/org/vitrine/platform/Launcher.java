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
import org.vitrine.platform.guard.GuardedMain;

/** Starts the process of a {@link Launch}: creates its folders, settings files and log, and builds its command line. */
final class Launcher {

    /**
     * Prefixes of environment variables that programs do not inherit. With the variables of the user's own AWS account,
     * a local program might call the real cloud.
     */
    private static final List<String> NOT_INHERITED = List.of("AWS_", "QUARKUS_", "KAFKA_", "VITRINE_");

    private final Installation installation;
    private final PlatformFolder folder;
    private final PlatformSettings settings;

    Launcher(Installation installation, PlatformFolder folder, PlatformSettings settings) {
        this.installation = installation;
        this.folder = folder;
        this.settings = settings;
    }

    /**
     * Starts the process, and returns without waiting until it answers. Its former log is kept as {@code NAME.log.1}.
     *
     * @param cacheFlags JVM flags that use or record the start-up cache of the program
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
        Files.writeString(arguments, argumentFile(arguments(launch, cacheFlags)));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(java.toString(), "@" + arguments)
                .directory(folder.data(program).toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(freshLog(program).toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> NOT_INHERITED.stream().anyMatch(name::startsWith));
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

    /** Returns the JVM flags and the class path, on which the start-up cache depends. */
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
        properties.put(GuardedMain.LOG, folder.log(launch.program()).toString());
        properties.put(GuardedMain.LOG_BYTES, Long.toString(settings.logBytes()));
        OptionalLong parent = settings.parent();
        if (parent.isPresent()) {
            properties.put(GuardedMain.PARENT, Long.toString(parent.getAsLong()));
        }
        List<String> arguments = new ArrayList<>(cacheFlags);
        properties.forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        arguments.addAll(jvmArguments(installation, launch));
        arguments.add(GuardedMain.class.getName());
        arguments.add(launch.mainClass());
        arguments.addAll(launch.arguments());
        return List.copyOf(arguments);
    }

    /**
     * Returns the content of an argument file. With three hundred jars, a command line would be too long for a process
     * list.
     */
    static String argumentFile(List<String> arguments) {
        return arguments.stream().map(Launcher::quoted).collect(Collectors.joining("\n", "", "\n"));
    }

    /**
     * Quotes an argument as the java launcher reads argument files: spaces are kept in quotes, and a backslash escapes.
     */
    static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
