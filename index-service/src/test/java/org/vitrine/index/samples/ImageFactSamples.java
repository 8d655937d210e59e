package org.vitrine.index.samples;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vitrine.events.Attribute;
import org.vitrine.events.Change;
import org.vitrine.events.Classified;
import org.vitrine.events.Embedded;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.events.Label;
import org.vitrine.events.Model;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Quality;
import org.vitrine.events.Region;
import org.vitrine.events.Rendition;
import org.vitrine.events.RenditionKind;
import org.vitrine.events.Side;
import org.vitrine.events.Step;
import org.vitrine.events.StepOutcome;
import org.vitrine.events.Vector;

/** Facts about one image, as the other services publish them, for tests. */
public record ImageFactSamples(String imageId, String collectionId, Model embedder) {

    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    public ImageFactSamples(String imageId, String collectionId) {
        this(imageId, collectionId, new Model("sagemaker", "relief-bank", "1", ""));
    }

    public static String digest(String content) {
        return content.repeat(64).substring(0, 64);
    }

    /** Returns an arrival of a specimen that other images show too, with a stated item. */
    public ImageArrived arrived(int version, String content, String specimenId, String itemId) {
        var arrived = arrived(version, content, Change.NEW, Map.of());
        arrived.setSpecimenId(specimenId);
        arrived.setItemId(itemId);
        return arrived;
    }

    public ImageArrived arrived(int version, String content, Change change, Map<String, String> metadata) {
        return new ImageArrived(
                imageId,
                collectionId,
                "museum",
                version,
                change,
                imageId,
                "specimen-of-" + imageId,
                null,
                Side.OBVERSE,
                new HashMap<>(metadata),
                "s3://vitrine/originals/" + collectionId + "/" + imageId + "/" + digest(content),
                digest(content),
                1000L,
                "image/jpeg",
                800,
                600,
                null,
                NOON.plusSeconds(version),
                null,
                null);
    }

    public Preprocessed preprocessed(int version, String content) {
        var prepared = new Rendition(
                RenditionKind.PREPARED,
                "s3://vitrine/renditions/prepared.png",
                "image/png",
                224,
                224,
                50L,
                digest("e"));
        return Preprocessed.newBuilder()
                .setImageId(imageId)
                .setCollectionId(collectionId)
                .setInstitutionId("museum")
                .setVersion(version)
                .setSha256(digest(content))
                .setOriginalLocation("s3://vitrine/originals/" + digest(content))
                .setOriginalMediaType("image/jpeg")
                .setOriginalSizeBytes(1000L)
                .setWidthPx(800)
                .setHeightPx(600)
                .setRenditions(new ArrayList<>(List.of(prepared)))
                .setRegion(new Region(10, 20, 500, 500))
                .setSteps(new ArrayList<>(List.of(Step.newBuilder()
                        .setName("locate")
                        .setOutcome(StepOutcome.APPLIED)
                        .setConfidence(0.9)
                        .setMeasured(new HashMap<>(Map.of("areaRatio", 0.4)))
                        .setNote("")
                        .setTookMs(12.5)
                        .build())))
                .setQuality(new Quality(0.2, 0.5, 0.4, 500))
                .setPreprocessedAt(NOON.plusSeconds(version + 1))
                .build();
    }

    public Classified classified(int version, String content) {
        var labeller = new Model("rekognition", "labels", "3.0", "");
        return new Classified(
                imageId,
                collectionId,
                "museum",
                version,
                digest(content),
                new ArrayList<>(List.of(new Label(
                        "Coin",
                        0.98,
                        new ArrayList<>(),
                        new ArrayList<>(List.of("Money")),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        labeller))),
                new ArrayList<>(List.of(new Attribute("region", "Lycia", 0.7, embedder, new ArrayList<>()))),
                null,
                new ArrayList<>(),
                NOON.plusSeconds(version + 2));
    }

    public Embedded embedded(int version, String content, float... values) {
        List<Float> list = new ArrayList<>();
        for (float value : values) {
            list.add(value);
        }
        return new Embedded(
                imageId,
                collectionId,
                "museum",
                version,
                digest(content),
                new Vector(embedder, values.length, list),
                null,
                false,
                NOON.plusSeconds(version + 3));
    }

    public ImageWithdrawn withdrawn(int version) {
        return new ImageWithdrawn(imageId, collectionId, "museum", version, "", NOON.plusSeconds(version));
    }
}
