package org.vitrine.e2e.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.e2e.CataloguedHoard;
import org.vitrine.e2e.RunningStack;
import org.vitrine.e2e.RunningSystem;
import org.vitrine.platform.Service;

/**
 * Tests the update from an older checkout, which must be built. The older one starts on an empty folder, ingests
 * photographs and is stopped; this checkout starts on the same folder. Then the older one starts again on the folder of
 * this one. {@code -Dvitrine.live.older=PATH} names the older checkout.
 */
@Tag("live")
@EnabledIfSystemProperty(
        named = "vitrine.live.older",
        matches = ".+",
        disabledReason = "it needs an older checkout, built: -Dvitrine.live.older=PATH")
class UpdateIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path data;

    @Test
    void whatAnOlderCommitIngestedIsServedAndDecidedAbout() throws Exception {
        var older = Path.of(System.getProperty("vitrine.live.older"));

        // Given
        runOlderCheckout(older, "up", "--detach");
        var before = new RunningSystem(new RunningStack(data).addresses());
        var hoard = CataloguedHoard.post(
                before, "Before the update", CataloguedHoard.Plan.ofObverses(System.nanoTime(), 5, 4, 200));
        var served = servedImages(before, hoard);
        runOlderCheckout(older, "down");

        // When
        var stack = new RunningStack(data);
        long began = System.nanoTime();
        var vitrine = new RunningSystem(stack.up());
        var updated = new CataloguedHoard(vitrine, hoard.collection(), hoard.coins());
        await().atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(servedImages(vitrine, updated)).isEqualTo(served));
        double seconds = (System.nanoTime() - began) / 1e9;

        // Then
        var coin = hoard.coins().getFirst();
        String item = hoard.coins().getLast().itemId().orElseThrow();
        var decided = updated.decide(
                "Anna Berg",
                "{\"decisionId\":\"after-the-update\",\"kind\":\"attach\",\"subjects\":[{\"imageId\":\"%s\"}],\"value\":{\"itemId\":\"%s\"}}"
                        .formatted(coin.imageId(), item));
        assertThat(decided.status()).as("%s", decided.body()).isEqualTo(201);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(vitrine.get(Service.SEARCH, "/v1/images/" + coin.imageId())
                                .body()
                                .path("itemId")
                                .asText())
                        .isEqualTo(item));
        stack.down();
        System.out.printf(
                "LIVE update: %d photographs of an older commit are served %.1f s after the start, and decided about%n",
                served.size(), seconds);

        // Rollback to the older checkout
        String rollback = rollBack(older, hoard, served);
        System.out.printf("LIVE rollback: %s%n", rollback);
    }

    /**
     * Returns how the older checkout starts on the folder that this one wrote. The result is reported and not asserted.
     */
    private String rollBack(Path older, CataloguedHoard hoard, Map<String, String> served) throws Exception {
        try {
            runOlderCheckout(older, "up", "--detach");
            var vitrine = new RunningSystem(new RunningStack(data).addresses());
            var rolled = new CataloguedHoard(vitrine, hoard.collection(), hoard.coins());
            await().atMost(TIMEOUT)
                    .ignoreExceptions()
                    .until(() -> servedImages(vitrine, rolled).size() == served.size());
            var now = new TreeMap<>(servedImages(vitrine, rolled));
            now.entrySet().removeAll(served.entrySet());
            return "all photographs are served; of these differently, as decisions are not known: " + now;
        } catch (AssertionError | RuntimeException refused) {
            return "not possible: " + refused.getMessage();
        } finally {
            runOlderCheckout(older, "down");
        }
    }

    /** Returns item, identifier and digest by imageId, after a check that a search finds the item of each specimen. */
    private static Map<String, String> servedImages(RunningSystem vitrine, CataloguedHoard hoard)
            throws IOException, InterruptedException {
        var all = new TreeMap<String, String>();
        for (JsonNode image : vitrine.get(
                        Service.SEARCH, "/v1/collections/%s/images?limit=100".formatted(hoard.collection()))
                .body()
                .path("items")) {
            var fullRecord = vitrine.get(
                            Service.SEARCH,
                            "/v1/images/" + image.path("imageId").asText())
                    .body();
            all.put(
                    fullRecord.path("imageId").asText(),
                    "%s %s %s"
                            .formatted(
                                    fullRecord.path("itemId").asText(),
                                    fullRecord.path("identifier").asText(),
                                    fullRecord.path("sha256").asText()));
        }
        return all;
    }

    private void runOlderCheckout(Path checkout, String... command) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of(checkout.resolve("vitrine").toString()));
        line.addAll(List.of(command));
        line.addAll(List.of("--data", data.toString()));
        var log = data.resolve("older.log").toFile();
        var process = new ProcessBuilder(line)
                .directory(checkout.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        if (!process.waitFor(15, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException("%s: %s".formatted(line, Files.readString(log.toPath())));
        }
    }
}
