package org.vitrine.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortPlanTest {

    private final List<PlatformEvent> events = new ArrayList<>();

    private final Path folder;

    PortPlanTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void everyProgramHasAPortEvenIfOnlySomeAreStarted() {
        // When
        PortPlan plan = plan(Set.of(Server.KAFKA), true, port -> true);

        // Then
        assertThat(plan.addresses().programs()).containsExactlyInAnyOrderElementsOf(Program.all());
        assertThat(plan.addresses().port(Service.SEARCH)).isEqualTo(8100);
    }

    @Test
    void aTakenPortIsReportedForProgramsThatAreStarted() {
        // When
        PortPlan plan = plan(Set.of(Server.S3), true, port -> port > 20_000);

        // Then
        assertThat(events)
                .containsExactly(new PlatformEvent.PortTaken(
                        Server.S3, 19000, plan.addresses().port(Server.S3)));
    }

    @Test
    void testsNeverTakeAUsualPort() {
        // When
        PortPlan plan = plan(Set.of(Server.values()), false, port -> true);

        // Then
        assertThat(plan.addresses().ports().values())
                .allSatisfy(port -> assertThat(port).isGreaterThanOrEqualTo(20_000));
        assertThat(events).isEmpty();
    }

    @Test
    void aProgramThatDiedGetsItsFormerPort() {
        // Given
        ProcessTable table = ProcessTable.read(folder.resolve("processes.json"));
        table.put(dead("s3", 23456));

        // When
        PortPlan plan =
                PortPlan.make(Set.of(Server.S3), table, true, new Ports(port -> true, new Random(7)), events::add);

        // Then
        assertThat(plan.addresses().port(Server.S3)).isEqualTo(23456);
    }

    @Test
    void onlyKafkaHasAnInnerPort() {
        // When
        PortPlan plan = plan(Set.of(Server.values()), true, port -> true);

        // Then
        assertThat(plan.controllerPort(Server.KAFKA)).isPositive();
        assertThat(plan.controllerPort(Server.OPENSEARCH)).isZero();
    }

    private PortPlan plan(Set<Program> wanted, boolean usualPorts, IntPredicate free) {
        ProcessTable nothing = ProcessTable.read(folder.resolve("processes.json"));
        return PortPlan.make(wanted, nothing, usualPorts, new Ports(free, new Random(7)), events::add);
    }

    static ProcessRecord dead(String name, int port) {
        return new ProcessRecord(
                name, Long.MAX_VALUE, "2026-01-01T00:00:00Z", port, 0, "http://nowhere", "x.log", "d", "");
    }
}
