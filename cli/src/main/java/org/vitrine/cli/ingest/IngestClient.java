package org.vitrine.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.vitrine.cli.client.ApiClient;
import org.vitrine.cli.source.PhotographFile;
import org.vitrine.cli.terminal.TextFormat;

/**
 * Requests to ingest-service for one collection, on behalf of one institution.
 *
 * @param ingest client of ingest-service
 * @param collection collectionId
 * @param newProfile profile with which the collection is created if it does not exist; computed only then
 * @param institution institutionId
 * @param directUploadFromBytes files of this size or more are uploaded directly to the store
 */
public record IngestClient(
        ApiClient ingest,
        String collection,
        Supplier<CollectionDraft> newProfile,
        String institution,
        long directUploadFromBytes) {

    private static final int MALFORMED = 400;
    private static final int TOO_LARGE = 413;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Creates the collection if it does not exist.
     *
     * @return the profile of a collection that was created; empty if it already existed
     */
    Optional<CollectionDraft> createCollectionIfMissing() {
        var found = ingest.get("/v1/collections/" + TextFormat.percentEncoded(collection));
        if (found.status() != 404) {
            found.bodyOrThrow();
            return Optional.empty();
        }
        var created = newProfile.get();
        ingest.put("/v1/collections/" + TextFormat.percentEncoded(collection), created.profile())
                .bodyOrThrow();
        return Optional.of(created);
    }

    /**
     * Opens a batch.
     *
     * @param expected number of photographs
     * @return its batchId
     */
    String openBatch(long expected) {
        var batch = JSON.createObjectNode().put("institution", institution).put("expected", expected);
        return ingest.post(path("batches"), batch).bodyOrThrow().path("batchId").asText();
    }

    /**
     * Changes the number of photographs that a batch expects, because files may have vanished or become unreadable
     * since it was opened.
     */
    void setExpected(String batch, long photographs) {
        ingest.patch(path("batches/" + batch), JSON.createObjectNode().put("expected", photographs))
                .bodyOrThrow();
    }

    JsonNode progress(String batch) {
        return ingest.get(path("batches/" + batch)).bodyOrThrow();
    }

    /** The journey of an image; empty if the service has no record of it. */
    Optional<JsonNode> journey(String imageId) {
        var answer = ingest.get("/v1/images/" + TextFormat.percentEncoded(imageId));
        return answer.status() == 404 ? Optional.empty() : Optional.of(answer.bodyOrThrow());
    }

    /**
     * Returns which photographs need not be sent, because the service already has their bytes and statements. The batch
     * counts them. A request that is refused as a whole is repeated in halves, to find the photograph that causes it.
     */
    KnownPhotographsResponse findKnown(String batch, List<HashedPhotograph> photographs) {
        var request = JSON.createObjectNode().put("institution", institution).put("batch", batch);
        var items = request.putArray("items");
        photographs.forEach(each -> items.add(statement(each.photograph()).put("sha256", each.sha256())));
        var answer = ingest.post(path("known"), request);
        if (answer.status() != MALFORMED && answer.status() != TOO_LARGE) {
            return KnownPhotographsResponse.of(answer.bodyOrThrow(), photographs);
        }
        if (photographs.size() == 1) {
            return KnownPhotographsResponse.refused(PhotographRefusal.of(answer));
        }
        int half = photographs.size() / 2;
        return findKnown(batch, photographs.subList(0, half))
                .and(findKnown(batch, photographs.subList(half, photographs.size())), half);
    }

    /**
     * Sends one photograph, directly to the store if it is large.
     *
     * @throws LocalFileException if the file cannot be read
     */
    ApiClient.Response post(String batch, HashedPhotograph photograph) {
        var file = photograph.photograph().path();
        return FileBody.length(file) >= directUploadFromBytes
                ? new DirectUpload(ingest, path("uploads"))
                        .send(institution, batch, statement(photograph.photograph()), file)
                : postForm(batch, photograph.photograph());
    }

    private ApiClient.Response postForm(String batch, PhotographFile photograph) {
        var boundary = "vitrine-" + UUID.randomUUID();
        var metadata = statement(photograph).put("institution", institution).toString();
        return ingest.post(
                path("batches/" + batch + "/items"),
                Map.of("Content-Type", "multipart/form-data; boundary=" + boundary),
                FileBody.form(boundary, metadata, photograph.path()));
    }

    private static ObjectNode statement(PhotographFile photograph) {
        var item = JSON.createObjectNode().put("identifier", photograph.identifier());
        photograph.specimen().ifPresent(value -> item.put("specimen", value));
        photograph.item().ifPresent(value -> item.put("item", value));
        photograph.side().ifPresent(value -> item.put("side", value));
        if (!photograph.metadata().isEmpty()) {
            item.set("metadata", JSON.valueToTree(photograph.metadata()));
        }
        return item;
    }

    private String path(String suffix) {
        return "/v1/collections/" + TextFormat.percentEncoded(collection) + "/" + suffix;
    }
}
