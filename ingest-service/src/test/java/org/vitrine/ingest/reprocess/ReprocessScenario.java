package org.vitrine.ingest.reprocess;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vitrine.events.Change;
import org.vitrine.events.Classified;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.DecidedRegion;
import org.vitrine.events.DecisionReference;
import org.vitrine.events.Embedded;
import org.vitrine.events.EndpointReference;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageDecided;
import org.vitrine.events.ImageDocument;
import org.vitrine.events.LabelSettings;
import org.vitrine.events.Model;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Quality;
import org.vitrine.events.Region;
import org.vitrine.events.Reprocessing;
import org.vitrine.events.Vector;

/** Makes the profile of a collection that is reprocessed, and documents of its photographs. */
public final class ReprocessScenario {

    static final Instant BEGAN = Instant.parse("2026-03-01T12:00:00Z");
    private static final String SHA256 = "ab".repeat(32);

    private ReprocessScenario() {}

    static CollectionProfile profile() {
        return CollectionProfile.newBuilder()
                .setCollectionId("coins")
                .setTitle("Coins")
                .setSubject("coin")
                .setSides(List.of())
                .setSteps(List.of("locate"))
                .setLabels(LabelSettings.newBuilder()
                        .setEnabled(false)
                        .setMinConfidence(0.5)
                        .setMaxLabels(20)
                        .build())
                .setAttributes(Map.of())
                .setEmbedder(endpoint("old"))
                .setFacets(List.of())
                .setAccess("public")
                .setUpdatedAt(BEGAN.minusSeconds(3600))
                .build();
    }

    static CollectionProfile again(String from) {
        return CollectionProfile.newBuilder(profile())
                .setReprocessing(new Reprocessing(from, BEGAN))
                .build();
    }

    static CollectionProfile replacing() {
        return CollectionProfile.newBuilder(again(ReprocessTransitions.INFERENCE))
                .setNextEmbedder(endpoint("new"))
                .build();
    }

    /** Returns a document of which all stages have the same time. */
    public static ImageDocument document(String imageId, Instant at, String embedder, Optional<String> nextEmbedder) {
        var document = ImageDocument.newBuilder()
                .setImageId(imageId)
                .setRevision(1)
                .setArrived(ImageArrived.newBuilder()
                        .setImageId(imageId)
                        .setCollectionId("coins")
                        .setInstitutionId("museum")
                        .setVersion(3)
                        .setChange(Change.NEW)
                        .setIdentifier(imageId)
                        .setSpecimenId(imageId)
                        .setMetadata(Map.of())
                        .setLocation("s3://vitrine/originals/" + imageId)
                        .setSha256(SHA256)
                        .setSizeBytes(10)
                        .setMediaType("image/png")
                        .setWidthPx(10)
                        .setHeightPx(10)
                        .setArrivedAt(at)
                        .build())
                .setPreprocessed(Preprocessed.newBuilder()
                        .setImageId(imageId)
                        .setCollectionId("coins")
                        .setInstitutionId("museum")
                        .setVersion(3)
                        .setSha256(SHA256)
                        .setOriginalLocation("s3://vitrine/originals/" + imageId)
                        .setOriginalMediaType("image/png")
                        .setOriginalSizeBytes(10)
                        .setWidthPx(10)
                        .setHeightPx(10)
                        .setRenditions(List.of())
                        .setRegion(new Region(0, 0, 10, 10))
                        .setSteps(List.of())
                        .setQuality(new Quality(0.2, 0.5, 0.4, 10))
                        .setPreprocessedAt(at)
                        .build())
                .setClassified(Classified.newBuilder()
                        .setImageId(imageId)
                        .setCollectionId("coins")
                        .setInstitutionId("museum")
                        .setVersion(3)
                        .setSha256(SHA256)
                        .setLabels(List.of())
                        .setAttributes(List.of())
                        .setClassifiedAt(at)
                        .build())
                .setEmbedded(vector(imageId, embedder, false, at));
        nextEmbedder.map(next -> vector(imageId, next, true, at)).ifPresent(document::setNextEmbedded);
        return document.build();
    }

    /** Returns the document after people decided this region, or undid that where it is empty. */
    public static ImageDocument decided(ImageDocument document, Optional<Region> region) {
        var by = new DecisionReference("d-1", "anna", BEGAN, "");
        var decided = ImageDecided.newBuilder().setRevision(1);
        region.ifPresent(it -> decided.setRegion(new DecidedRegion(it, by)));
        return ImageDocument.newBuilder(document)
                .setImageDecided(decided.build())
                .build();
    }

    /** Returns the document after a preparation with this region, or without one where it is empty. */
    public static ImageDocument prepared(ImageDocument document, Optional<Region> region, Instant at) {
        var preprocessed = Preprocessed.newBuilder(document.getPreprocessed())
                .clearDecidedRegion()
                .setPreprocessedAt(at);
        region.ifPresent(preprocessed::setDecidedRegion);
        return ImageDocument.newBuilder(document)
                .setPreprocessed(preprocessed.build())
                .build();
    }

    private static Embedded vector(String imageId, String embedder, boolean alongside, Instant at) {
        return Embedded.newBuilder()
                .setImageId(imageId)
                .setCollectionId("coins")
                .setInstitutionId("museum")
                .setVersion(3)
                .setSha256(SHA256)
                .setVector(new Vector(new Model("sagemaker", embedder, "1", ""), 2, List.of(0.6f, 0.8f)))
                .setAsked(endpoint(embedder))
                .setAlongside(alongside)
                .setEmbeddedAt(at)
                .build();
    }

    private static EndpointReference endpoint(String name) {
        return EndpointReference.newBuilder().setEndpoint(name).build();
    }
}
