package org.vitrine.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Creates the {@link Launch} of each program from the addresses of all programs. It writes no file and starts no
 * process.
 */
final class Launches {

    private static final List<String> COMMON = List.of(
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            // Every two minutes the memory that the C library has freed and kept is returned to the system.
            "-XX:TrimNativeHeapInterval=120000",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** Turns off HotSpot's optimising compiler. A start-up cache is valid with and without this flag. */
    static final String C1_ONLY = "-XX:TieredStopAtLevel=1";

    /**
     * Without the optimising compiler HotSpot reserves 48 MiB for code, and collects the whole heap for each 15 % of it
     * that is filled. With this reserve a start fills less. Programs that live longer gain nothing: code that they no
     * longer run would stay in memory.
     */
    static final String CODE_OF_A_START = "-XX:ReservedCodeCacheSize=256m";

    /**
     * A quarter of the largest heap at the start, and at least this. HotSpot's default is 1/64 of the machine's memory,
     * which is all of these heaps: a third of each would be used as space for new objects and become resident. With
     * less, the objects of a start-up cache might not fit, and the JVM would refuse the cache.
     */
    private static final int MIN_INITIAL_HEAP_MIB = 64;

    private final Installation installation;
    private final PlatformFolder folder;
    private final PlatformSettings settings;

    Launches(Installation installation, PlatformFolder folder, PlatformSettings settings) {
        this.installation = installation;
        this.folder = folder;
        this.settings = settings;
    }

    /**
     * Returns the launch of one program.
     *
     * @param controllerPort second port that a program uses internally, which is the port of Kafka's controller; unused
     *     for other programs
     */
    Launch of(Program program, Addresses addresses, int controllerPort) {
        return switch (program) {
            case Server.KAFKA -> KafkaLaunch.of(installation, folder, addresses, controllerPort, flags(program));
            case Server.REGISTRY -> RegistryLaunch.of(installation, folder, addresses, flags(program));
            case Server.OPENSEARCH -> OpenSearchLaunch.of(installation, folder, addresses, flags(program));
            case Server.S3 -> S3Launch.of(installation, folder, addresses, flags(program));
            case Service service -> ServiceLaunch.of(installation, folder, service, addresses, flags(service));
        };
    }

    private List<String> flags(Program program) {
        return flags(program, settings.shortLived());
    }

    /** Returns the JVM flags of a program that do not depend on addresses and folders. */
    static List<String> flags(Program program, boolean shortLived) {
        List<String> flags = new ArrayList<>();
        flags.add("-Xms" + Math.max(MIN_INITIAL_HEAP_MIB, program.heapMiB() / 4) + "m");
        flags.add("-Xmx" + program.heapMiB() + "m");
        flags.addAll(COMMON);
        if (shortLived || !program.usesOptimizingCompiler()) {
            flags.add(C1_ONLY);
        }
        if (shortLived) {
            flags.add(CODE_OF_A_START);
        }
        return flags;
    }

    /** Returns the content of a Java properties file, sorted by key. */
    static String propertiesFile(Map<String, String> properties) {
        StringBuilder text = new StringBuilder();
        properties.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> text.append(entry.getKey())
                .append('=')
                .append(entry.getValue().replace("\\", "\\\\"))
                .append('\n'));
        return text.toString();
    }
}
