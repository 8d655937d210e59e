package org.vitrine.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.vitrine.hoard.Hoard;
import org.vitrine.hoard.specimen.SpecimenSide;
import org.vitrine.platform.Service;

/**
 * A test collection of a running Vitrine with photographs of synthetic coins.
 *
 * @param vitrine the system that holds the collection
 * @param collection collectionId
 * @param coins photographs, in the order of types and specimens
 */
public record CataloguedHoard(RunningSystem vitrine, String collection, List<Coin> coins) {

    public static final String INSTITUTION = "museum";
    private static final int SENDER_THREADS = 3;
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);

    /**
     * One photograph of one specimen.
     *
     * @param itemId item that the museum states; empty where it states none
     */
    public record Coin(String specimenId, String imageId, Optional<String> itemId) {}

    public CataloguedHoard {
        coins = List.copyOf(coins);
    }

    /**
     * Size and content of the collection.
     *
     * @param seed seed of the synthetic hoard
     * @param types number of coin types
     * @param specimens number of specimens of each type
     * @param sides photographed sides
     * @param edgePx edge of the square photographs, in pixels
     * @param rendered number of specimens of each type that are rendered; further ones are sent with the photographs of
     *     these
     * @param withItems whether the museum states the item of each specimen
     * @param timeout longest time until all photographs are indexed
     */
    public record Plan(
            long seed,
            int types,
            int specimens,
            List<SpecimenSide> sides,
            int edgePx,
            int rendered,
            boolean withItems,
            Duration timeout) {

        /** Returns a plan with the obverse of each specimen, all of them rendered. */
        public static Plan ofObverses(long seed, int types, int specimens, int edgePx) {
            return new Plan(
                    seed,
                    types,
                    specimens,
                    List.of(SpecimenSide.OBVERSE),
                    edgePx,
                    specimens,
                    true,
                    Duration.ofMinutes(10));
        }
    }

    /** Creates the collection, posts every photograph and waits until searches find them. */
    public static CataloguedHoard post(RunningSystem vitrine, String title, Plan plan)
            throws IOException, InterruptedException {
        String collection = "live-" + UUID.randomUUID().toString().substring(0, 8);
        requireStatus(
                vitrine.put(
                        "/v1/collections/" + collection, "{\"title\":\"%s\",\"subject\":\"coin\"}".formatted(title)),
                201);
        var postTasks = new ArrayList<Callable<Coin>>();
        for (int type = 0; type < plan.types(); type++) {
            for (SpecimenSide specimenSide : plan.sides()) {
                for (int rendered = 0; rendered < Math.min(plan.rendered(), plan.specimens()); rendered++) {
                    byte[] photograph = Hoard.photograph(
                                    Hoard.specimen(Hoard.type(plan.seed(), type), rendered),
                                    specimenSide,
                                    0,
                                    plan.edgePx())
                            .jpeg();
                    for (int number = rendered; number < plan.specimens(); number += plan.rendered()) {
                        postTasks.add(postTask(vitrine, collection, plan, type, number, specimenSide, photograph));
                    }
                }
            }
        }
        var coins = sendAll(postTasks);
        awaitIndexed(vitrine, collection, coins.size(), plan.timeout());
        return new CataloguedHoard(vitrine, collection, coins);
    }

    private static Callable<Coin> postTask(
            RunningSystem vitrine,
            String collection,
            Plan plan,
            int type,
            int number,
            SpecimenSide specimenSide,
            byte[] photograph) {
        var specimen = Hoard.specimen(Hoard.type(plan.seed(), type), number);
        return () -> {
            var headers = new HashMap<>(Map.of(
                    "Content-Type",
                    "image/jpeg",
                    "Vitrine-Institution",
                    INSTITUTION,
                    "Vitrine-Identifier",
                    specimen.id() + "-" + specimenSide.lowerCaseName(),
                    "Vitrine-Specimen",
                    specimen.id(),
                    "Vitrine-Side",
                    specimenSide.lowerCaseName()));
            if (plan.withItems()) {
                headers.put("Vitrine-Item", specimen.type().id());
            }
            var answer = vitrine.post("/v1/collections/%s/images".formatted(collection), headers, photograph);
            requireStatus(answer, 202);
            return new Coin(
                    specimen.id(),
                    answer.body().path("imageId").asText(),
                    plan.withItems() ? Optional.of(specimen.type().id()) : Optional.empty());
        };
    }

    private static List<Coin> sendAll(List<Callable<Coin>> postTasks) throws InterruptedException {
        try (var senders = Executors.newFixedThreadPool(SENDER_THREADS)) {
            var coins = new ArrayList<Coin>();
            for (Future<Coin> future : senders.invokeAll(postTasks)) {
                coins.add(future.get());
            }
            return coins;
        } catch (ExecutionException failed) {
            throw new AssertionError("ingest-service did not accept a photograph", failed.getCause());
        }
    }

    private static void awaitIndexed(RunningSystem vitrine, String collection, int photographs, Duration timeout)
            throws IOException, InterruptedException {
        var deadline = Instant.now().plus(timeout);
        long found = 0;
        while (found < photographs) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("search-api finds %d of %d photographs of collection %s after %s"
                        .formatted(found, photographs, collection, timeout));
            }
            Thread.sleep(POLL_INTERVAL);
            found = vitrine.get(Service.SEARCH, "/v1/collections/%s/images?limit=1".formatted(collection))
                    .body()
                    .path("total")
                    .asLong();
        }
    }

    private static void requireStatus(RunningSystem.Answer answer, int status) {
        if (answer.status() != status) {
            throw new AssertionError("answered %d, not %d: %s".formatted(answer.status(), status, answer.body()));
        }
    }

    /** Sends a decision once, in the name of a person; see {@link RunningSystem#send}. */
    public RunningSystem.Answer decide(String person, String json) throws IOException, InterruptedException {
        return vitrine.send(
                Service.SEARCH,
                "POST",
                "/v1/collections/%s/decisions".formatted(collection),
                Map.of(
                        "Vitrine-Person",
                        java.net.URLEncoder.encode(person, StandardCharsets.UTF_8)
                                .replace("+", "%20")),
                json);
    }
}
