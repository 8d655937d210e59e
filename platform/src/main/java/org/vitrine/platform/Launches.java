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
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** Turns off HotSpot's optimising compiler. A start-up cache is valid with and without this flag. */
    static final String C1_ONLY = "-XX:TieredStopAtLevel=1";

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
        List<String> flags = new ArrayList<>();
        flags.add("-Xmx" + program.heapMiB() + "m");
        flags.addAll(COMMON);
        if (settings.shortLived() || !program.usesOptimizingCompiler()) {
            flags.add(C1_ONLY);
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
