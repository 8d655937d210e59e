package org.vitrine.e2e.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vitrine.e2e.CataloguedHoard;
import org.vitrine.e2e.RunningStack;
import org.vitrine.e2e.RunningSystem;
import org.vitrine.hoard.specimen.SpecimenSide;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.Service;

/**
 * Tests and measures that a thousand specimens are attached to one item by one decision, after a preview, and undone by
 * one: by the API and by the page.
 */
@Tag("live")
class BulkAttachIT {

    private static final int SPECIMENS = Integer.getInteger("vitrine.live.specimens", 1_000);
    private static final String ITEM = "found-together";
    private static final double MAX_MS = 10_000;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** Longer than a request takes: without a pause, the requests of this test took most of the processor time. */
    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    @SuppressWarnings("NullAway.Init") // post is called first
    private static Addresses addresses;

    @SuppressWarnings("NullAway.Init")
    private static CataloguedHoard hoard;

    @BeforeAll
    static void post() throws Exception {
        addresses = new RunningStack().up();
        hoard = CataloguedHoard.post(
                new RunningSystem(addresses),
                "A thousand specimens",
                new CataloguedHoard.Plan(
                        System.nanoTime(),
                        1,
                        SPECIMENS,
                        List.of(SpecimenSide.OBVERSE),
                        160,
                        4,
                        true,
                        Duration.ofMinutes(30)));
        var opened = hoard.decide(
                "Anna Berg",
                "{\"decisionId\":\"%s\",\"kind\":\"open-item\",\"value\":{\"itemId\":\"%s\",\"title\":\"Found together\"}}"
                        .formatted(UUID.randomUUID(), ITEM));
        assertThat(opened.status()).as("%s", opened.body()).isEqualTo(201);
    }

    @Test
    void byTheApi() throws Exception {
        // Given
        String decision = UUID.randomUUID().toString();
        String body =
                "{\"decisionId\":\"%s\",\"kind\":\"attach\",\"selection\":{\"filter\":[\"side=obverse\"]},\"value\":{\"itemId\":\"%s\"}}"
                        .formatted(decision, ITEM);

        // When
        long began = System.nanoTime();
        var preview = hoard.vitrine()
                .send(
                        Service.SEARCH,
                        "POST",
                        "/v1/collections/%s/decisions/preview".formatted(hoard.collection()),
                        Map.of("Vitrine-Person", "Anna"),
                        body);
        double previewed = elapsedMs(began);
        assertThat(preview.body().path("specimens").asInt())
                .as("%s", preview.body())
                .isEqualTo(SPECIMENS);
        long postedAt = System.nanoTime();
        assertThat(hoard.decide("Anna", body).status()).isEqualTo(201);
        double answered = elapsedMs(postedAt);
        awaitAttached(SPECIMENS);
        double applied = elapsedMs(postedAt);
        long undoneAt = System.nanoTime();
        var undo = hoard.decide(
                "Anna",
                "{\"decisionId\":\"%s\",\"kind\":\"undo\",\"undoes\":\"%s\"}".formatted(UUID.randomUUID(), decision));
        assertThat(undo.status()).as("%s", undo.body()).isEqualTo(201);
        awaitAttached(0);
        double undone = elapsedMs(undoneAt);

        // Then
        System.out.printf(
                "LIVE %d specimens by the API: preview %.0f ms, answered %.0f ms, in every answer %.0f ms, undone %.0f ms%n",
                SPECIMENS, previewed, answered, applied, undone);
        assertThat(applied).isLessThanOrEqualTo(MAX_MS);
        assertThat(undone).isLessThanOrEqualTo(MAX_MS);
    }

    @Test
    void byThePage() throws Exception {
        try (var browser = new LiveBrowser(addresses.http(Service.SEARCH))) {
            // Given
            var page = browser.page("/collection?c=%s&filter=side%%3Dobverse".formatted(hoard.collection()));
            page.locator("image-card").first().waitFor();

            // When
            page.keyboard().press("a");
            page.locator("bulk-attach input").first().fill("Found");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Found together")))
                    .first()
                    .waitFor();
            page.keyboard().press("Enter");
            page.locator("bulk-attach [role=status]")
                    .getByText(Pattern.compile("1,000|" + SPECIMENS))
                    .first()
                    .waitFor();
            long postedAt = System.nanoTime();
            page.locator("bulk-attach")
                    .getByRole(
                            AriaRole.BUTTON, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Attach"))
                    .click();
            awaitAttached(SPECIMENS);
            double applied = elapsedMs(postedAt);
            long undoneAt = System.nanoTime();
            page.keyboard().press("u");
            awaitAttached(0);
            double undone = elapsedMs(undoneAt);

            // Then
            System.out.printf(
                    "LIVE %d specimens by the page: in every answer %.0f ms, undone by one key %.0f ms%n",
                    SPECIMENS, applied, undone);
            assertThat(applied).isLessThanOrEqualTo(MAX_MS);
        }
    }

    /** Waits until the list of photographs, filtered by the item, has this number. */
    private static void awaitAttached(int specimens) {
        await().atMost(TIMEOUT)
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL_INTERVAL)
                .untilAsserted(() -> {
                    var answer = hoard.vitrine()
                            .get(
                                    Service.SEARCH,
                                    "/v1/collections/%s/images?limit=1&q=%s".formatted(hoard.collection(), ITEM));
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.body().path("total").asLong())
                            .as("specimens of %s", ITEM)
                            .isEqualTo(specimens);
                });
    }

    private static double elapsedMs(long began) {
        return (System.nanoTime() - began) / 1e6;
    }
}
