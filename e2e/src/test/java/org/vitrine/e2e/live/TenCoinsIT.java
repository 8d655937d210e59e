package org.vitrine.e2e.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vitrine.e2e.CataloguedHoard;
import org.vitrine.e2e.RunningStack;
import org.vitrine.e2e.RunningSystem;
import org.vitrine.hoard.Hoard;
import org.vitrine.hoard.specimen.SpecimenSide;
import org.vitrine.platform.Service;

/**
 * Tests and measures that ten coins that are not in the collection are catalogued by the page Find and the keyboard
 * alone.
 */
@Tag("live")
class TenCoinsIT {

    private static final int COINS = 10;
    private static final int EDGE_PX = 400;
    private static final int TYPES = 20;
    private static final double MAX_WAITING_MS = 6_000;
    private static final int MAX_ACTIONS = 3;

    /**
     * A coin that is not in the collection.
     *
     * @param itemId its item, where the collection has it; empty for a new type
     */
    private record UncataloguedCoin(String name, byte[] photograph, Optional<String> itemId) {}

    @Test
    void tenCoinsAreCataloguedByKeys() throws Exception {
        // Given
        var addresses = new RunningStack().up();
        var vitrine = new RunningSystem(addresses);
        long seed = System.nanoTime();
        var hoard =
                CataloguedHoard.post(vitrine, "Ten coins", CataloguedHoard.Plan.ofObverses(seed, TYPES, 2, EDGE_PX));
        var coins = new ArrayList<UncataloguedCoin>();
        for (int number = 0; number < COINS; number++) {
            // The last three are of types that the collection does not have.
            boolean known = number < COINS - 3;
            var type = Hoard.type(known ? seed : seed + 1, number * 2);
            coins.add(new UncataloguedCoin(
                    "tray-7-%02d".formatted(number + 1),
                    Hoard.photograph(Hoard.specimen(type, 7), SpecimenSide.OBVERSE, 0, EDGE_PX)
                            .jpeg(),
                    known ? Optional.of(type.id()) : Optional.empty()));
        }

        try (var browser = new LiveBrowser(addresses.http(Service.SEARCH))) {
            var find = new FindPage(browser.page("/?c=" + hoard.collection()));
            find.paste(
                    "warm-up.jpg",
                    Hoard.photograph(Hoard.specimen(Hoard.type(seed, 1), 9), SpecimenSide.OBVERSE, 0, EDGE_PX)
                            .jpeg());
            // Otherwise the page would take the first coin for the other side of this one, because no decision was
            // made.
            find.startOver();
            find.actionsSinceLastCall();

            // When
            var waits = new ArrayList<FindPage.PasteTimes>();
            var actions = new ArrayList<Integer>();
            for (var coin : coins) {
                waits.add(find.paste(coin.name() + ".jpg", coin.photograph()));
                decide(find, coin);
                actions.add(find.actionsSinceLastCall());
            }

            // Then
            var times = MeasuredTimes.of(waits, FindPage.PasteTimes::cardMs);
            System.out.printf(
                    Locale.ROOT,
                    "LIVE ten coins: actions %s; waiting %.1f s in all; %s; search %s; answer %s%n",
                    actions,
                    times.sum() / 1e3,
                    times.summary(),
                    MeasuredTimes.of(waits, FindPage.PasteTimes::searchMs).summary(),
                    MeasuredTimes.of(waits, FindPage.PasteTimes::answerMs).summary());
            assertCatalogued(vitrine, hoard.collection(), coins);
            assertThat(actions).allMatch(it -> it <= MAX_ACTIONS);
            assertThat(times.sum()).isLessThanOrEqualTo(MAX_WAITING_MS);
        }
    }

    /** Attaches the coin to the right candidate; where there is none, opens a new item with the proposed title. */
    private static void decide(FindPage find, UncataloguedCoin coin) {
        var candidates = find.candidates();
        int place = coin.itemId().map(candidates::indexOf).orElse(-1);
        if (place < 0) {
            find.press("n");
            find.page().locator("decision-bar form input").waitFor();
            find.press("Enter");
            return;
        }
        if (place > 0) {
            find.press("Shift+Digit" + (place + 1));
        }
        find.press("a");
    }

    /**
     * Asserts that each decision is recorded for the coin that the page showed, also where earlier photographs were
     * still being sent.
     */
    private static void assertCatalogued(RunningSystem vitrine, String collection, List<UncataloguedCoin> coins) {
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    for (var coin : coins) {
                        var item = itemOf(vitrine, collection, coin.name());
                        if (coin.itemId().isPresent()) {
                            assertThat(item)
                                    .as(coin.name())
                                    .isEqualTo(coin.itemId().get());
                        } else {
                            assertThat(item).as(coin.name()).startsWith("item-");
                        }
                    }
                });
    }

    private static String itemOf(RunningSystem vitrine, String collection, String specimen)
            throws IOException, InterruptedException {
        return vitrine.get(
                        Service.SEARCH,
                        "/v1/specimens?collection=%s&institution=%s&specimen=%s"
                                .formatted(collection, CataloguedHoard.INSTITUTION, specimen))
                .body()
                .path("itemId")
                .asText("none");
    }
}
