package org.vitrine.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How each program is started, given where everything listens. Decides only; writes and starts nothing. */
final class Launches {

    private static final List<String> COMMON = List.of(
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** A start-up cache is good with and without it. */
    static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    private final Installation installation;
    private final PlatformFolder folder;
    private final PlatformSettings settings;

    Launches(Installation installation, PlatformFolder folder, PlatformSettings settings) {
        this.installation = installation;
        this.folder = folder;
        this.settings = settings;
    }

    /**
     * The launch of one program.
     *
     * @param innerPort the second port a program has for itself, of Kafka's controller
     */
    Launch of(Program program, Addresses addresses, int innerPort) {
        return switch (program) {
            case Server.KAFKA -> KafkaLaunch.of(installation, folder, addresses, innerPort, flags(program));
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
        if (settings.shortLived() || !program.earnsSecondCompiler()) {
            flags.add(QUICK_COMPILER);
        }
        return flags;
    }

    /** As Java's properties files have it, in a fixed order. */
    static String propertiesFile(Map<String, String> properties) {
        StringBuilder text = new StringBuilder();
        properties.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> text.append(entry.getKey())
                .append('=')
                .append(entry.getValue().replace("\\", "\\\\"))
                .append('\n'));
        return text.toString();
    }
}
