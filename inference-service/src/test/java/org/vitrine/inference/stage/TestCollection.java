package org.vitrine.inference.stage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.EndpointReference;
import org.vitrine.events.LabelSettings;

/** The profile of a collection that requests only labels and vectors. */
final class TestCollection {

    private TestCollection() {}

    static CollectionProfile of(String collectionId) {
        return CollectionProfile.newBuilder()
                .setCollectionId(collectionId)
                .setTitle(collectionId)
                .setSubject("coin")
                .setSides(List.of())
                .setSteps(List.of())
                .setLabels(LabelSettings.newBuilder()
                        .setEnabled(true)
                        .setMinConfidence(0.5)
                        .setMaxLabels(20)
                        .build())
                .setAttributes(Map.of())
                .setEmbedder(endpoint("relief-deep"))
                .setFacets(List.of())
                .setAccess("public")
                .setUpdatedAt(Instant.EPOCH)
                .build();
    }

    static EndpointReference endpoint(String name) {
        return EndpointReference.newBuilder().setEndpoint(name).build();
    }
}
