package org.vitrine.imageindex;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opensearch.client.json.jackson.JacksonJsonpMapper;

/** Index documents of images for tests. */
final class IndexedImageSamples {

    private IndexedImageSamples() {}

    /** Returns the JSON of a document, as the index stores it. */
    static String json(IndexedImage image) {
        return IndexJson.tree(image).toString();
    }

    /** Reads the JSON of a document, as the client of OpenSearch reads it. */
    static IndexedImage fromJson(String json) throws JsonProcessingException {
        return ((JacksonJsonpMapper) IndexJson.forClient()).objectMapper().readValue(json, IndexedImage.class);
    }

    static ModelReference model(String name) {
        return new ModelReference("sagemaker", name, "1", "");
    }

    static IndexedImage image(String id, String collection, long revision, String model, float... vector) {
        return image(id, collection, revision, model, Map.of("material", "Silver"), vector);
    }

    static IndexedImage image(
            String id, String collection, long revision, String model, Map<String, String> metadata, float... vector) {
        var labeller = new ModelReference("rekognition", "labels", "3.0", "");
        return new IndexedImage(
                id,
                collection,
                "museum",
                id,
                "specimen-of-" + id,
                Optional.of("type-7"),
                IndexedImage.Side.OBVERSE,
                1,
                revision,
                "a".repeat(64),
                Instant.parse("2026-03-01T12:00:00.123Z"),
                metadata,
                List.of(new IndexedImage.Label(
                        "Coin",
                        0.98,
                        List.of(new IndexedImage.Box(1, 2, 3, 4, 0.9)),
                        List.of("Money"),
                        List.of("Münze"),
                        List.of("Things"),
                        labeller)),
                List.of(
                        new IndexedImage.Attribute("material", "gold", 0.6, model(model)),
                        new IndexedImage.Attribute("region", "Lycia", 0.7, model(model))),
                new IndexedImage.Quality(0.2, 0.5, 0.4, 500),
                new IndexedImage.Region(10, 20, 500, 500),
                800,
                600,
                URI.create("s3://vitrine/originals/" + id),
                "image/jpeg",
                List.of(new IndexedImage.Rendition(
                        "prepared", URI.create("s3://vitrine/p.png"), "image/png", 224, 224, 50, "b".repeat(64))),
                List.of(new IndexedImage.Step("locate", "applied", 0.9, Map.of("areaRatio", 0.4), "", 12.5)),
                model(model),
                Optional.of(ImageVector.of(vector)));
    }

    /** Returns the image as one of another item, or of none. */
    static IndexedImage of(Optional<String> itemId, IndexedImage image) {
        return new IndexedImage(
                image.imageId(),
                image.collectionId(),
                image.institutionId(),
                image.identifier(),
                image.specimenId(),
                itemId,
                image.side(),
                image.version(),
                image.revision(),
                image.sha256(),
                image.arrivedAt(),
                image.metadata(),
                image.labels(),
                image.attributes(),
                image.quality(),
                image.region(),
                image.width(),
                image.height(),
                image.original(),
                image.originalMediaType(),
                image.renditions(),
                image.steps(),
                image.model(),
                image.vector());
    }
}
