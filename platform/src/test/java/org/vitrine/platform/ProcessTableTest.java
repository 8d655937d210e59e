package org.vitrine.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTableTest {

    private final Path folder;

    ProcessTableTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void whatIsWrittenIsReadBack() {
        // Given
        Path file = folder.resolve("run").resolve("processes.json");
        ProcessRecord kafka = new ProcessRecord(
                "kafka",
                17,
                "2026-05-01T10:15:30.120Z",
                19092,
                20001,
                "127.0.0.1:19092",
                "/logs/kafka.log",
                "ab12",
                "");

        // When
        ProcessTable.read(file).put(kafka);

        // Then
        assertThat(ProcessTable.read(file).find(Server.KAFKA)).contains(kafka);
    }

    @Test
    void whatIsRemovedIsForgotten() {
        // Given
        Path file = folder.resolve("processes.json");
        ProcessTable.read(file).put(PortPlanTest.dead("s3", 19000));

        // When
        ProcessTable.read(file).remove(Server.S3);

        // Then
        assertThat(ProcessTable.read(file).find(Server.S3)).isEmpty();
    }

    @Test
    void addressesAreThoseOfTheTable() {
        // Given
        ProcessTable table = ProcessTable.read(folder.resolve("processes.json"));

        // When
        table.put(PortPlanTest.dead("search-api", 8109));

        // Then
        assertThat(table.addresses().url(Service.SEARCH)).isEqualTo("http://127.0.0.1:8109");
    }

    @Test
    void aDamagedTableIsAnErrorWithARemedy() throws IOException {
        // Given
        Path file = folder.resolve("processes.json");
        Files.writeString(file, "{\"processes\":[{\"na");

        // Then
        assertThatThrownBy(() -> ProcessTable.read(file))
                .isInstanceOf(PlatformException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("delete it");
    }

    @Test
    void thisProcessIsRunning() {
        assertThat(of(
                                ProcessHandle.current(),
                                ProcessHandle.current().info().startInstant().orElseThrow())
                        .handle())
                .isPresent();
    }

    @Test
    void anotherProcessUnderTheSameIdIsNotOurs() {
        // Given
        Instant longBefore = Instant.parse("2020-01-01T00:00:00Z");

        // Then
        assertThat(of(ProcessHandle.current(), longBefore).handle()).isEmpty();
    }

    private static ProcessRecord of(ProcessHandle process, Instant startedAt) {
        return new ProcessRecord("s3", process.pid(), startedAt.toString(), 1, 0, "u", "l", "d", "");
    }
}
