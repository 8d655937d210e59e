package org.vitrine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What is asked of ingest-service for one collection, in an institution's name.
 *
 * @param unlessThere what the collection becomes where it is not there yet; asked only then
 * @param straightFromBytes files of this size or more go straight to the store
 */
record IngestDoor(
        Api ingest,
        String collection,
        Supplier<NewCollection> unlessThere,
        String institution,
        long straightFromBytes) {

    /** Reason code of a photograph whose file is not there, or not to be read. */
    static final String FILE_MISSING = "file-missing";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the collection was made of, if it was not there; it is now. */
    Optional<NewCollection> opensCollection() {
        var found = ingest.get("/v1/collections/" + Text.encoded(collection));
        if (found.status() != 404) {
            found.expected();
            return Optional.empty();
        }
        var made = unlessThere.get();
        ingest.put("/v1/collections/" + Text.encoded(collection), made.profile())
                .expected();
        return Optional.of(made);
    }

    /** The new batch's batchId. */
    String openBatch(long expected) {
        var batch = JSON.createObjectNode().put("institution", institution).put("expected", expected);
        return ingest.post(path("batches"), batch).expected().path("batchId").asText();
    }

    JsonNode progress(String batch) {
        return ingest.get(path("batches/" + batch)).expected();
    }

    /** Identifiers of those that posting again would not change. */
    Set<String> known(List<PhotographFile> photographs) {
        var request = JSON.createObjectNode().put("institution", institution);
        var items = request.putArray("items");
        for (PhotographFile photograph : photographs) {
            if (Files.isReadable(photograph.path())) {
                var item = statement(photograph);
                item.put("sha256", Sha256.of(photograph.path()));
                items.add(item);
            }
        }
        Set<String> known = new HashSet<>();
        ingest.post(path("known"), request)
                .expected()
                .path("known")
                .forEach(item -> known.add(item.path("identifier").asText()));
        return known;
    }

    Api.Answer post(String batch, PhotographFile photograph) {
        if (!Files.isReadable(photograph.path())) {
            return new Api.Answer(
                    400,
                    JSON.valueToTree(
                            Map.of("code", FILE_MISSING, "detail", "there is no readable file " + photograph.path())));
        }
        return photograph.path().toFile().length() >= straightFromBytes
                ? new StraightToStore(ingest, path("uploads"))
                        .send(institution, batch, statement(photograph), photograph.path())
                : posted(batch, photograph);
    }

    private Api.Answer posted(String batch, PhotographFile photograph) {
        var headers = new TreeMap<String, String>();
        headers.put("Content-Type", "application/octet-stream");
        headers.put("Vitrine-Institution", institution);
        headers.put("Vitrine-Identifier", Text.encoded(photograph.identifier()));
        photograph.specimen().ifPresent(value -> headers.put("Vitrine-Specimen", Text.encoded(value)));
        photograph.item().ifPresent(value -> headers.put("Vitrine-Item", Text.encoded(value)));
        photograph.side().ifPresent(value -> headers.put("Vitrine-Side", Text.encoded(value)));
        if (!photograph.metadata().isEmpty()) {
            headers.put(
                    "Vitrine-Metadata",
                    Text.encoded(JSON.valueToTree(photograph.metadata()).toString()));
        }
        return ingest.post(path("batches/" + batch + "/items"), headers, () -> {
            try {
                return BodyPublishers.ofFile(photograph.path());
            } catch (FileNotFoundException gone) {
                throw new UncheckedIOException(gone);
            }
        });
    }

    private ObjectNode statement(PhotographFile photograph) {
        var item = JSON.createObjectNode().put("identifier", photograph.identifier());
        photograph.specimen().ifPresent(value -> item.put("specimen", value));
        photograph.item().ifPresent(value -> item.put("item", value));
        photograph.side().ifPresent(value -> item.put("side", value));
        if (!photograph.metadata().isEmpty()) {
            item.set("metadata", JSON.valueToTree(photograph.metadata()));
        }
        return item;
    }

    private String path(String below) {
        return "/v1/collections/" + Text.encoded(collection) + "/" + below;
    }
}
