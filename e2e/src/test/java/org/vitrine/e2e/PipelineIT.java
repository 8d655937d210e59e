package org.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vitrine.hoard.Hoard;
import org.vitrine.hoard.specimen.SpecimenSide;
import org.vitrine.platform.Platform;
import org.vitrine.platform.Program;
import org.vitrine.platform.ProgramStatus;
import org.vitrine.platform.Service;
import org.vitrine.platform.junit.TestPlatform;

/**
 * Tests the whole pipeline with all servers and services as they are deployed: from a posted photograph to the search
 * for similar ones.
 */
class PipelineIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final int EDGE_PX = 256;
    private static final long SEED = 11;

    private static Platform platform;
    private static RunningSystem vitrine;

    private final String collection = "c-" + UUID.randomUUID().toString().substring(0, 8);

    /** Starts all programs, which end with this JVM: their data is not used again, so none needs a clean stop. */
    @BeforeAll
    static void start() {
        TestPlatform.account();
        platform = TestPlatform.platform();
        vitrine = new RunningSystem(platform.up(Program.all()));
    }

    @Test
    void aPhotographIsFoundByASimilarOneAndItsJourneyIsComplete() throws Exception {
        // Given
        vitrine.put("/v1/collections/" + collection, "{\"title\":\"Coins\"}");
        var ids = new ArrayList<String>();
        for (int type = 0; type < 3; type++) {
            ids.add(postCoin(type, 0, SpecimenSide.OBVERSE)
                    .body()
                    .path("imageId")
                    .asText());
        }
        ids.forEach(PipelineIT::awaitIndexed);
        await().atMost(TIMEOUT).until(() -> listedImageIds().size() == ids.size());

        // When
        var answer = vitrine.search(collection, photograph(1, 0, SpecimenSide.OBVERSE));

        // Then
        assertThat(answer.status()).isEqualTo(200);
        var first = answer.body().path("hits").path(0);
        assertThat(first.path("imageId").asText()).isEqualTo(ids.get(1));
        assertThat(first.path("itemId").asText()).isEqualTo(Hoard.type(SEED, 1).id());
        assertThat(first.path("similarity").asDouble()).isGreaterThan(0.999);
        var journey = vitrine.get(Service.INGEST, "/v1/images/" + ids.get(1)).body();
        assertThat(stageNames(journey)).containsExactly("arrived", "preprocessed", "classified", "embedded", "indexed");
    }

    @Test
    void postingTheSameAgainChangesNothingAndIsReported() throws Exception {
        // Given
        vitrine.put("/v1/collections/" + collection, "{}");
        var once = postCoin(0, 1, SpecimenSide.REVERSE);

        // When
        var again = postCoin(0, 1, SpecimenSide.REVERSE);

        // Then
        assertThat(once.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("outcome").asText()).isEqualTo("already-here");
        assertThat(again.body().path("imageId").asText())
                .isEqualTo(once.body().path("imageId").asText());
    }

    @Test
    void aTruncatedPhotographIsRefusedWithItsReasonAndTheNextOnePasses() throws Exception {
        // Given
        vitrine.put("/v1/collections/" + collection, "{}");
        var whole = photograph(2, 1, SpecimenSide.OBVERSE);

        // When
        var refused = post("cut.jpg", Map.of(), Arrays.copyOf(whole, whole.length / 2));

        // Then
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.mediaType()).startsWith("application/problem+json");
        assertThat(refused.body().path("code").asText()).isEqualTo("truncated");
        awaitIndexed(post("whole.jpg", Map.of(), whole).body().path("imageId").asText());
    }

    @Test
    void aWithdrawnPhotographIsNotFoundAnyMore() throws Exception {
        // Given
        vitrine.put("/v1/collections/" + collection, "{}");
        var id = postCoin(0, 2, SpecimenSide.OBVERSE).body().path("imageId").asText();
        awaitIndexed(id);

        // When
        var withdrawn = vitrine.delete("/v1/images/" + id);

        // Then
        assertThat(withdrawn.status()).isEqualTo(202);
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(
                        vitrine.get(Service.SEARCH, "/v1/images/" + id).status())
                .isEqualTo(404));
    }

    @Test
    void noRenditionAndNoAnswerHasTheLocationOfTheCamera() throws Exception {
        // Given
        vitrine.put("/v1/collections/" + collection, "{}");
        var id = post("gps.jpg", Map.of(), ExifPhotographs.withGps(photograph(1, 2, SpecimenSide.OBVERSE)))
                .body()
                .path("imageId")
                .asText();
        awaitIndexed(id);

        // Then
        for (String kind : List.of("prepared", "mask", "thumbnail", "access")) {
            var bytes = vitrine.bytes(Service.SEARCH, "/v1/images/" + id + "/renditions/" + kind);
            assertThat(bytes).as(kind).hasSizeGreaterThan(100);
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).as(kind).doesNotContain("Exif", "eXIf");
        }
        assertThat(vitrine.get(Service.SEARCH, "/v1/images/" + id).body().toString())
                .doesNotContain("GPS");
        assertThat(vitrine.get(Service.INGEST, "/v1/images/" + id).body().toString())
                .doesNotContain("GPS");
    }

    @Test
    void killedServicesLoseNothingAndDoNothingTwice() throws Exception {
        // Given
        vitrine.put("/v1/collections/" + collection, "{}");
        var ids = new ArrayList<String>();
        for (int specimen = 0; specimen < 4; specimen++) {
            ids.add(postCoin(2, specimen, SpecimenSide.REVERSE)
                    .body()
                    .path("imageId")
                    .asText());
        }

        // When
        kill(Set.of(Service.PREPROCESS, Service.INFERENCE, Service.INDEX));
        platform.up(Program.all());

        // Then
        ids.forEach(PipelineIT::awaitIndexed);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(listedImageIds()).containsExactlyInAnyOrderElementsOf(ids));
    }

    /** Returns the listed imageIds; an indexed document is listed after the refresh interval of the index. */
    private List<String> listedImageIds() throws Exception {
        return vitrine.get(Service.SEARCH, "/v1/collections/" + collection + "/images?limit=100")
                .body()
                .path("items")
                .findValuesAsText("imageId");
    }

    private static void kill(Set<Service> services) {
        for (ProgramStatus programStatus : platform.status()) {
            if (services.contains(programStatus.program())) {
                programStatus
                        .running()
                        .flatMap(running -> ProcessHandle.of(running.pid()))
                        .ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    private RunningSystem.Answer postCoin(int type, int specimen, SpecimenSide specimenSide) throws Exception {
        var coin = Hoard.specimen(Hoard.type(SEED, type), specimen);
        return post(
                coin.id() + "-" + specimenSide.lowerCaseName(),
                Map.of(
                        "Vitrine-Specimen",
                        coin.id(),
                        "Vitrine-Item",
                        coin.type().id(),
                        "Vitrine-Side",
                        specimenSide.lowerCaseName()),
                photograph(type, specimen, specimenSide));
    }

    private RunningSystem.Answer post(String identifier, Map<String, String> otherHeaders, byte[] photograph)
            throws Exception {
        var headers = new HashMap<>(otherHeaders);
        headers.put("Content-Type", "image/jpeg");
        headers.put("Vitrine-Institution", "museum");
        headers.put("Vitrine-Identifier", identifier);
        return vitrine.post("/v1/collections/" + collection + "/images", headers, photograph);
    }

    private static byte[] photograph(int type, int specimen, SpecimenSide specimenSide) {
        return Hoard.photograph(Hoard.specimen(Hoard.type(SEED, type), specimen), specimenSide, 0, EDGE_PX)
                .jpeg();
    }

    private static void awaitIndexed(String imageId) {
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(vitrine.get(Service.INGEST, "/v1/images/" + imageId)
                        .body()
                        .path("stage")
                        .asText())
                .isEqualTo("indexed"));
    }

    private static List<String> stageNames(JsonNode journey) {
        return journey.path("stages").findValuesAsText("stage");
    }
}
