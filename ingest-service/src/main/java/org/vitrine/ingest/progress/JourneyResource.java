package org.vitrine.ingest.progress;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.vitrine.ingest.identity.Names;
import org.vitrine.ingest.journey.Stage;
import org.vitrine.ingest.journey.Story;
import org.vitrine.ingest.problem.IngestProblem;

/** Where images are. */
@Path("/v1")
@RunOnVirtualThread // reads RocksDB, or waits for a neighbour
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Progress", description = "Where images are")
class JourneyResource {

    private final Progress progress;

    JourneyResource(Progress progress) {
        this.progress = progress;
    }

    /**
     * How many images are where.
     *
     * @param total without those withdrawn
     */
    record Status(Map<Stage, Long> stages, long total, long inFlight, List<CollectionStatus> collections) {}

    record CollectionStatus(String collectionId, Map<Stage, Long> stages, long total, long inFlight) {}

    @GET
    @Path("images/{imageId}")
    @Operation(
            summary = "The journey of an image",
            description = "Each stage of its newest version: when, how long since the one before, what was measured and"
                    + " decided; reasonCode and sentence where it failed.")
    @APIResponse(
            responseCode = "200",
            description = "The journey so far",
            content = @Content(schema = @Schema(implementation = Story.class)))
    @APIResponse(responseCode = "404", description = "unknown-image")
    public Story journey(@RestPath String imageId) {
        if (!Names.isImageId(imageId)) {
            throw new IngestProblem.UnknownImage(imageId).exception();
        }
        return progress.journey(imageId)
                .flatMap(journey -> Story.of(imageId, journey))
                .orElseThrow(() -> new IngestProblem.UnknownImage(imageId).exception());
    }

    @GET
    @Path("status")
    @Operation(summary = "How many images are at which stage, in all and by collection")
    public Status status() {
        var rows = new TreeMap<>(progress.collections());
        var all = rows.values().stream().reduce(Map.of(), Tallies::sum);
        var collections = rows.entrySet().stream()
                .map(row -> new CollectionStatus(
                        row.getKey(), Tally.stages(row.getValue()), total(row.getValue()), inFlight(row.getValue())))
                .toList();
        return new Status(Tally.stages(all), total(all), inFlight(all), collections);
    }

    private static long total(Map<String, Long> row) {
        return sum(row, stage -> stage != Stage.WITHDRAWN);
    }

    private static long inFlight(Map<String, Long> row) {
        return sum(row, Stage::inFlight);
    }

    private static long sum(Map<String, Long> row, Predicate<Stage> counted) {
        return Tally.stages(row).entrySet().stream()
                .filter(stage -> counted.test(stage.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
