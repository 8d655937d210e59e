package org.vitrine.preprocess;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.vitrine.events.Change;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.EndpointReference;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.events.LabelSettings;
import org.vitrine.events.Side;

/** Builds the events that preprocess-service reads, for tests. */
final class PreprocessEvents {

    /** Collection of all photographs of the tests. */
    static final String COLLECTION = "coins";

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private PreprocessEvents() {}

    static ImageArrived arrived(PostedVersion shot, URI location, Instant at) {
        return ImageArrived.newBuilder()
                .setImageId(shot.imageId())
                .setCollectionId(COLLECTION)
                .setInstitutionId("museum-a")
                .setVersion(shot.version())
                .setChange(shot.version() == 1 ? Change.NEW : Change.PIXELS)
                .setIdentifier("one")
                .setSpecimenId(shot.imageId())
                .setSide(Side.OBVERSE)
                .setMetadata(Map.of())
                .setLocation(location.toString())
                .setSha256(shot.sha256())
                .setSizeBytes(shot.sizeBytes())
                .setMediaType("image/jpeg")
                .setWidthPx(320)
                .setHeightPx(240)
                .setArrivedAt(at)
                .build();
    }

    static ImageWithdrawn withdrawn(String imageId, int version) {
        return ImageWithdrawn.newBuilder()
                .setImageId(imageId)
                .setCollectionId(COLLECTION)
                .setInstitutionId("museum-a")
                .setVersion(version)
                .setReason("sold")
                .setWithdrawnAt(NOON)
                .build();
    }

    /** Returns the profile of a collection whose steps run, in this order. */
    static CollectionProfile profile(
            String collectionId, List<String> steps, Map<String, EndpointReference> stepEndpoints) {
        return CollectionProfile.newBuilder()
                .setCollectionId(collectionId)
                .setTitle(collectionId)
                .setSubject("coin")
                .setSides(List.of())
                .setSteps(steps)
                .setLabels(LabelSettings.newBuilder()
                        .setEnabled(false)
                        .setMinConfidence(0.5)
                        .setMaxLabels(20)
                        .build())
                .setAttributes(Map.of())
                .setEmbedder(EndpointReference.newBuilder()
                        .setEndpoint("relief-deep")
                        .build())
                .setFacets(List.of())
                .setAccess("public")
                .setStepEndpoints(stepEndpoints)
                .setUpdatedAt(NOON)
                .build();
    }
}
