package org.vitrine.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Tests start, stop, kill and restart of programs; each test has a platform folder of its own. */
@Order(1)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LifecycleIT {

    private static final Duration CACHES_WRITTEN = Duration.ofMinutes(5);

    private final Path folder;
    private final Platform platform;

    LifecycleIT(@TempDir Path folder) {
        this.folder = folder;
        this.platform = platform(Installation.find(), PlatformSettings.forTests());
    }

    @AfterEach
    void stopEverything() {
        platform.down();
    }

    /**
     * Records starts also to make later tests of this and other modules faster: all programs of this checkout share the
     * caches.
     */
    @Order(1)
    @Test
    void firstStartsAreRecordedInTheStartupCache() throws IOException {
        // Given
        Installation here = Installation.find();
        Platform recording = platform(here, PlatformSettings.forTests().recordingStarts(true));
        recording.up(List.of(Server.values()));

        // When
        recording.recordStarts();

        // Then
        await().atMost(CACHES_WRITTEN).untilAsserted(() -> assertThat(caches(here))
                .as("start-up caches")
                .extracting(cache -> cache.getFileName().toString().replaceAll("-.*", ""))
                .contains("kafka", "registry", "opensearch", "s3"));
    }

    @Test
    void aDamagedCacheDoesNotPreventAStart() throws IOException {
        // Given
        Installation elsewhere =
                new Installation(folder.resolve("checkout"), Installation.find().servers());
        Path cache = Files.writeString(cache(elsewhere, Server.S3), "rotten");
        List<PlatformEvent> events = new CopyOnWriteArrayList<>();
        Platform observed =
                new Platform(elsewhere, new PlatformFolder(folder), PlatformSettings.forTests(), events::add);

        // When
        observed.up(List.of(Server.S3));

        // Then
        assertThat(Files.readString(folder.resolve("run/s3/java.args"))).contains("-XX:AOTCache=");
        assertThat(state(Server.S3)).isEqualTo(ProgramStatus.State.READY);
        assertThat(events).hasAtLeastOneElementOfType(PlatformEvent.CacheRefused.class);
        assertThat(cache).as("the cache, which the next start replaces").doesNotExist();
    }

    @Test
    void aProgramThatDiesWhileStartingIsReportedWithTheEndOfItsLog() throws IOException {
        // Given
        Path data = Files.createDirectories(folder.resolve("data").resolve("kafka"));
        Files.writeString(data.resolve("meta.properties"), "version=1\nnode.id=99\ncluster.id=another\n");
        // The cache of a start that dies is deleted, and other tests need the cache of this checkout.
        Installation elsewhere =
                new Installation(folder.resolve("checkout"), Installation.find().servers());
        Platform dying = platform(elsewhere, PlatformSettings.forTests());

        // Then
        assertThatThrownBy(() -> dying.up(List.of(Server.KAFKA)))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining("kafka died while starting")
                .hasMessageContaining(
                        folder.resolve("logs").resolve("kafka.log").toString())
                .hasMessageContaining("node id 99");
        assertThat(state(Server.KAFKA)).isEqualTo(ProgramStatus.State.DIED);
    }

    @Test
    void whatIsStoppedIsForgottenAndItsDataIsKept() {
        // Given
        platform.up(List.of(Server.S3));

        // When
        platform.down();

        // Then
        assertThat(state(Server.S3)).isEqualTo(ProgramStatus.State.STOPPED);
        assertThat(folder.resolve("data").resolve("s3")).isDirectory();
    }

    @Test
    void purgingLeavesNothing() {
        // Given
        platform.up(List.of(Server.S3));

        // When
        platform.purge();

        // Then
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aSecondCommandIsRefusedWhileTheFirstIsAtWork() {
        try (FolderLock _ = FolderLock.acquire(platform.folder())) {
            assertThatThrownBy(() -> platform.up(List.of(Server.S3)))
                    .isInstanceOf(PlatformException.class)
                    .hasMessageContaining("another command is starting or stopping the platform in " + folder);
        }
    }

    @Test
    void noServerOutlivesATestThatIsKilled() throws IOException {
        // Given
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dvitrine.root=" + Installation.find().root(),
                        "-Dvitrine.servers=" + Installation.find().servers(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OrphaningParent.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "parent.log"))
                .start();
        await().atMost(Duration.ofMinutes(3)).until(() -> state(Server.S3) == ProgramStatus.State.READY);

        // When
        parent.destroyForcibly();

        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(state(Server.S3)).isEqualTo(ProgramStatus.State.DIED));
    }

    private ProgramStatus.State state(Server server) {
        return platform.status().stream()
                .filter(status -> status.program() == server)
                .findFirst()
                .orElseThrow()
                .state();
    }

    private Platform platform(Installation installation, PlatformSettings settings) {
        return new Platform(installation, new PlatformFolder(folder), settings, PlatformEvent.Listener.silent());
    }

    /** Returns the file of the cache that a start of a server uses where that file exists; makes its folder. */
    private Path cache(Installation installation, Server server) throws IOException {
        PlatformSettings recording = PlatformSettings.forTests().recordingStarts(true);
        Launch launch = new Launches(installation, new PlatformFolder(folder), recording)
                .of(server, new Addresses(Map.of(server, server.defaultPort())), 0);
        return switch (new StartupCaches(installation, recording).plan(launch)) {
            case StartupCaches.Plan.Record(Path file) ->
                file.resolveSibling(file.getFileName().toString().replace(".recording", ".aot"));
            case StartupCaches.Plan.Use(Path file) -> file;
            case StartupCaches.Plan.Without() -> throw new AssertionError("no start can be recorded here");
        };
    }

    private static List<Path> caches(Installation installation) throws IOException {
        try (Stream<Path> files = Files.list(installation.caches())) {
            return files.filter(file -> file.getFileName().toString().endsWith(".aot"))
                    .toList();
        }
    }
}
