package org.vitrine.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vitrine.e2e.RunningStack;
import org.vitrine.e2e.RunningSystem;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Program;
import org.vitrine.platform.Server;
import org.vitrine.platform.Service;

/**
 * Tests that no photograph is lost or indexed twice when servers or services are killed while photographs are
 * processed.
 */
@Tag("faults")
class KilledProcessesIT {

    private static final FaultSettings SETTINGS = FaultSettings.ofSystemProperties();
    private static final RunningStack STACK = new RunningStack();

    private static Addresses addresses = new Addresses(Map.of());

    @BeforeAll
    static void up() {
        addresses = STACK.up();
    }

    static Stream<Program> dependencies() {
        return Stream.of(Server.S3, Server.REGISTRY, Server.KAFKA, Server.OPENSEARCH, Service.MODEL_SERVER);
    }

    @ParameterizedTest
    @MethodSource("dependencies")
    void anOutageOfADependencyLosesNothing(Program dependency) throws Exception {
        // Given
        var photographs = PhotographFlow.render(SETTINGS.photographs());
        var flow = PhotographFlow.open(List.of(new RunningSystem(addresses)), photographs.size());
        var sending = flow.send(photographs, 4, Duration.ZERO);
        awaitInFlight(flow, photographs.size() / 2);

        // When
        int inFlight = flow.imageIds().size() - flow.counts().path("indexed").asInt();
        STACK.kill(dependency);
        Thread.sleep(SETTINGS.outageDuration());
        addresses = STACK.up();

        // Then
        var returned = STACK.lastReady(dependency);
        var ready = STACK.awaitAllReady(returned, SETTINGS.settleTimeout());
        sending.join();
        var settled = FlowOutcome.await(flow, photographs.size(), returned, SETTINGS.settleTimeout());
        report(
                "%s away for %d s with %d of %d in flight: %s; posts repeated %d; all programs ready %s after its return, all photographs indexed %s after it",
                dependency.programName(),
                SETTINGS.outageDuration().toSeconds(),
                inFlight,
                photographs.size(),
                settled.summary(),
                flow.retries(),
                seconds(ready),
                seconds(settled.elapsed()));
        settled.assertNothingLost(flow, addresses);
        assertThat(ready).isLessThanOrEqualTo(SETTINGS.readyTimeout());
    }

    @Test
    void killingEachProcessInTurnLosesAndDuplicatesNothing() throws Exception {
        // Given
        var photographs = PhotographFlow.render(SETTINGS.photographs());
        var flow = PhotographFlow.open(List.of(new RunningSystem(addresses)), photographs.size());
        // Each restart takes 5 to 20 s; the sending is slow enough that photographs are in flight during each.
        var sending = flow.send(photographs, 1, Duration.ofSeconds(120).dividedBy(photographs.size()));
        awaitInFlight(flow, 1);
        var began = Instant.now();

        // When
        for (Program program : Program.all()) {
            STACK.kill(program);
            addresses = STACK.up();
            report(
                    "%s killed and back, %d of %d sent",
                    program.programName(), flow.imageIds().size(), photographs.size());
        }

        // Then
        sending.join();
        var settled = FlowOutcome.await(flow, photographs.size(), began, SETTINGS.settleTimeout());
        report(
                "%d processes killed one after the other: %s; posts repeated %d; all indexed %s after the first kill",
                Program.all().size(), settled.summary(), flow.retries(), seconds(settled.elapsed()));
        settled.assertNothingLost(flow, addresses);
    }

    /** Waits until this number of photographs is acknowledged and some of them are indexed. */
    private static void awaitInFlight(PhotographFlow flow, int acknowledged) throws IOException, InterruptedException {
        var deadline = Instant.now().plus(SETTINGS.settleTimeout());
        while (flow.imageIds().size() < acknowledged
                || flow.counts().path("indexed").asInt() < 1) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError(
                        "%d acknowledged and 1 indexed photograph expected within %s; counts of the batch: %s"
                                .formatted(acknowledged, SETTINGS.settleTimeout(), flow.counts()));
            }
            Thread.sleep(100);
        }
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
    }

    private static void report(String format, Object... values) {
        System.out.println("FAULTS " + format.formatted(values));
    }
}
