package org.vitrine.ingest.arrival;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.vitrine.ingest.arrival.ReceiptStore.Filed;
import org.vitrine.ingest.collection.Collections;
import org.vitrine.ingest.identity.ImageName;
import org.vitrine.ingest.identity.Sha256;
import org.vitrine.ingest.problem.IngestProblem;
import org.vitrine.ingest.settings.IngestConfig;

/** Which photographs need not be sent, so that a folder can be sent again and only what is missing travels. */
@Path("/v1")
@RunOnVirtualThread // waits for the store
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Images")
class KnownResource {

    private static final int MAX_ITEMS = 1000;
    private static final int AT_A_TIME = 32;

    private final Collections collections;
    private final ReceiptStore receipts;
    private final Duration timeout;

    KnownResource(Collections collections, ReceiptStore receipts, IngestConfig config) {
        this.collections = collections;
        this.receipts = receipts;
        this.timeout = config.stepTimeout();
    }

    private record Asked(String identifier, String imageId, String sha256, String statementDigest) {}

    /** Those that posting again would change nothing of. */
    record Known(List<Item> known) {}

    record Item(String identifier, String imageId) {}

    @POST
    @Path("collections/{collectionId}/known")
    @Operation(
            summary = "Which photographs are here already",
            description = "At most 1000 items. Answers those whose bytes and statement are the newest of their image.")
    @RequestBody(
            content =
                    @Content(
                            example =
                                    "{\"institution\":\"museum-a\",\"items\":[{\"identifier\":\"18200123-obverse.jpg\","
                                            + "\"sha256\":\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\","
                                            + "\"specimen\":\"18200123\",\"side\":\"obverse\"}]}"))
    public Known known(@RestPath String collectionId, JsonNode body) {
        collections.require(collectionId);
        var waiting = new ArrayDeque<Asked>(asked(collectionId, body));
        var known = new ArrayList<Item>();
        var underWay = new ArrayDeque<Pending>();
        while (!waiting.isEmpty() || !underWay.isEmpty()) {
            while (!waiting.isEmpty() && underWay.size() < AT_A_TIME) {
                var next = waiting.remove();
                underWay.add(new Pending(next, receipts.readSoon(collectionId, next.imageId())));
            }
            var first = underWay.remove();
            Awaiting.of(first.receipt(), timeout)
                    .filter(filed -> filed.receipt()
                            .says(first.asked().sha256(), first.asked().statementDigest()))
                    .ifPresent(_ -> known.add(
                            new Item(first.asked().identifier(), first.asked().imageId())));
        }
        return new Known(List.copyOf(known));
    }

    private record Pending(Asked asked, CompletableFuture<Optional<Filed>> receipt) {}

    private static List<Asked> asked(String collectionId, JsonNode body) {
        var items = body.path("items");
        if (!items.isArray() || items.size() > MAX_ITEMS) {
            throw malformed("items must be an array of at most %d photographs.".formatted(MAX_ITEMS));
        }
        var institution = Optional.of(body.path("institution").asText()).filter(given -> !given.isBlank());
        var asked = new ArrayList<Asked>(items.size());
        for (JsonNode item : items) {
            asked.add(asked(collectionId, item, institution));
        }
        return asked;
    }

    private static Asked asked(String collectionId, JsonNode item, Optional<String> institution) {
        String sha256 = item.path("sha256").asText();
        if (!Sha256.isHex(sha256)) {
            throw malformed("sha256 '%s' must be 64 lower-case hexadecimal digits.".formatted(sha256));
        }
        return switch (StatementReader.fromJson(item, institution)) {
            case StatementReader.Reading.Malformed(var sentence) -> throw malformed(sentence);
            case StatementReader.Reading.Understood(var statement) -> {
                var name = new ImageName(
                        statement.institutionId(),
                        collectionId,
                        statement.identifier().orElse(sha256));
                yield new Asked(name.identifier(), name.imageId(), sha256, statement.digest());
            }
        };
    }

    private static RuntimeException malformed(String sentence) {
        return new IngestProblem.Malformed(sentence).exception();
    }
}
