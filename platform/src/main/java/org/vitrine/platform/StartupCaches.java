package org.vitrine.platform;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.vitrine.platform.guard.CacheWriter;

/**
 * Creates and uses start-up caches of the JVM (JEP 483, 514, 515). A cache holds the classes that an earlier start
 * loaded, linked and profiled, and halves the time of the next start.
 *
 * <p>The first start of a program is recorded. {@link #finishRecordings} or the stop of the program ends the recording.
 * A separate process, of low priority unless {@link PlatformSettings#cachesAwaited}, then creates the cache from the
 * recording; the cache file gets its name only when it is complete. The name contains a digest of jars, JVM and flags,
 * so that other jars get another cache.
 */
final class StartupCaches {

    /** A recording that is older than this is no longer being written or converted. */
    private static final Duration MAX_WRITING_TIME = Duration.ofMinutes(10);

    private static final Duration END_RECORDING_TIMEOUT = Duration.ofMinutes(3);
    private static final int PARALLEL_ENDINGS = 2;
    private static final String CACHE = ".aot";
    private static final String RECORDING = ".recording";
    private static final String ARGUMENTS = ".args";
    private static final List<String> SILENT_LOGGING = List.of("-Xlog:aot*=off", "-Xlog:cds*=off");
    /** The JVM names the reason for which it refuses a cache as an error. */
    private static final List<String> ERROR_LOGGING = List.of("-Xlog:aot*=error", "-Xlog:cds*=error");

    private final Installation installation;
    private final PlatformSettings settings;
    private final Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");

    StartupCaches(Installation installation, PlatformSettings settings) {
        this.installation = installation;
        this.settings = settings;
    }

    /** What a start does with the start-up cache. */
    sealed interface Plan {

        /** The cache exists, and the start uses it. */
        record Use(Path cache) implements Plan {}

        /** There is no cache yet; this start is recorded. */
        record Record(Path recording) implements Plan {}

        /** There is no cache, and this start is not recorded. */
        record Without() implements Plan {}
    }

    /**
     * Decides what the start of a program does with its cache; writes the JVM arguments that {@link CacheWriter} needs
     * later.
     */
    Plan plan(Launch launch) throws IOException {
        List<Path> classPath = Launcher.classPath(installation, launch);
        String digest = new Fingerprint()
                .jars(classPath)
                .text(System.getProperty("java.vm.version"))
                .text(System.getProperty("java.vendor.version", ""))
                .text(System.getProperty("os.arch"))
                .texts(launch.flags().stream()
                        .filter(flag -> !flag.startsWith("-Xm"))
                        .toList())
                .hex();
        Path folder = installation.caches();
        String name = launch.program().programName() + "-" + digest;
        Path cache = folder.resolve(name + CACHE);
        if (Files.exists(cache)) {
            return new Plan.Use(cache);
        }
        Path recording = folder.resolve(name + RECORDING);
        if (!settings.recordStarts() || !Files.isExecutable(jcmd) || isBeingWritten(recording)) {
            return new Plan.Without();
        }
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve(name + ARGUMENTS), Launcher.argumentFile(Launcher.jvmArguments(installation, launch)));
        return new Plan.Record(recording);
    }

    /** Returns the JVM flags for a plan. */
    static List<String> flags(Plan plan) {
        return switch (plan) {
            case Plan.Use(Path cache) ->
                Stream.concat(Stream.of("-XX:AOTCache=" + cache), ERROR_LOGGING.stream())
                        .toList();
            case Plan.Record(Path recording) ->
                Stream.concat(
                                Stream.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + recording),
                                SILENT_LOGGING.stream())
                        .toList();
            case Plan.Without() -> List.of();
        };
    }

    /**
     * Deletes a cache that a running process has refused, so that the next start records another. A JVM that refuses a
     * cache starts without it, and more slowly: the only visible difference is that the file is not mapped.
     *
     * @return whether the process has refused the cache; false where the system does not list the files that it has
     *     mapped
     */
    static boolean deleteIfRefused(Path cache, long pid) throws IOException {
        List<String> mappings = mappings(pid);
        String name = cache.getFileName().toString();
        if (mappings.isEmpty() || mappings.stream().anyMatch(mapping -> mapping.contains(name))) {
            return false;
        }
        Files.deleteIfExists(cache);
        return true;
    }

    private static List<String> mappings(long pid) {
        Path file = Path.of("/proc", Long.toString(pid), "maps");
        try {
            // Paths of files may be in any encoding; the name of a cache is ASCII.
            return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.ISO_8859_1) : List.of();
        } catch (IOException goneMeanwhile) {
            return List.of();
        }
    }

    /**
     * Ends the recordings of running programs, which halts each program for some seconds, and starts writing caches
     * from these recordings and from those that a stop has ended. A start that cannot be recorded has no other effect
     * than that the next start is slower.
     */
    void finishRecordings(ProcessTable table, PlatformEvent.Listener listener) {
        List<ProcessRecord> recording = table.recording();
        try (ExecutorService threads = Executors.newFixedThreadPool(PARALLEL_ENDINGS)) {
            recording.forEach(process -> threads.execute(() -> end(process, listener)));
        }
        recording.forEach(process -> table.put(process.recorded()));
        write(recording.stream().map(process -> Path.of(process.recording())).toList());
    }

    private void end(ProcessRecord process, PlatformEvent.Listener listener) {
        long began = System.nanoTime();
        if (process.handle().isPresent() && runJcmd(process.pid(), "AOT.end_recording")) {
            // Otherwise the process would keep some 130 MB that it allocated to write the recording.
            runJcmd(process.pid(), "System.trim_native_heap");
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            Program.named(process.name()).ifPresent(program -> listener.on(new PlatformEvent.Recorded(program, took)));
        }
    }

    /**
     * Starts a process that creates caches from recordings, one after the other, and outlives this one. Returns at
     * once. Empty and missing recordings are ignored.
     */
    void write(List<Path> recordings) {
        List<Path> complete =
                recordings.stream().filter(file -> file.toFile().length() > 0).toList();
        if (complete.isEmpty()) {
            return;
        }
        try {
            List<String> command = new ArrayList<>();
            boolean lowPriority = !settings.cachesAwaited();
            if (lowPriority
                    && Stream.of("/usr/bin/nice", "/bin/nice").map(Path::of).anyMatch(Files::isExecutable)) {
                command.addAll(List.of("nice", "-n", "19"));
            }
            command.addAll(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx32m",
                    "-XX:+UseSerialGC",
                    Launches.C1_ONLY,
                    "-cp",
                    installation.guardJar().toString(),
                    CacheWriter.class.getName()));
            for (Path recording : complete) {
                String file = recording.getFileName().toString();
                String name = file.substring(0, file.length() - RECORDING.length());
                command.add(recording.toString());
                command.add(recording.resolveSibling(name + ARGUMENTS).toString());
                command.add(recording.resolveSibling(name + CACHE).toString());
                deleteOtherCaches(name);
            }
            new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(installation.caches().resolve("writing.log").toFile())
                    .start();
        } catch (IOException failed) {
            throw new PlatformException(
                    "start-up caches cannot be written to %s: %s; programs start without them, and slower"
                            .formatted(installation.caches(), failed.getMessage()),
                    failed);
        }
    }

    /** Deletes caches of the same program for other jars, JVMs or flags. */
    private void deleteOtherCaches(String name) throws IOException {
        String prefix = name.substring(0, name.lastIndexOf('-') + 1);
        List<Path> others;
        try (Stream<Path> files = Files.list(installation.caches())) {
            others = files.filter(file -> {
                        String other = file.getFileName().toString();
                        return other.startsWith(prefix) && other.endsWith(CACHE) && !other.equals(name + CACHE);
                    })
                    .toList();
        }
        for (Path other : others) {
            Files.deleteIfExists(other);
        }
    }

    private static boolean isBeingWritten(Path recording) throws IOException {
        return Files.exists(recording)
                && Files.getLastModifiedTime(recording)
                        .toInstant()
                        .isAfter(Instant.now().minus(MAX_WRITING_TIME));
    }

    private boolean runJcmd(long pid, String command) {
        try {
            Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(END_RECORDING_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException failed) {
            throw new PlatformException("cannot run " + jcmd + ": " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PlatformException("interrupted while a start was being recorded", interrupted);
        }
    }
}
