package org.vitrine.inference.describe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vitrine.events.Budget;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.EndpointReference;
import org.vitrine.events.LabelSettings;
import org.vitrine.inference.statement.InferenceProfile;

class InferenceProfilesTest {

    @Test
    void aProfileDeterminesRequestsAndEndpoints() {
        // When
        var wishes = InferenceProfiles.of(profile(true));

        // Then
        assertThat(wishes.labels()).contains(new InferenceProfile.Labels(0.7, 5, true, Optional.of("arn")));
        assertThat(wishes.embedder()).isEqualTo(InferenceProfile.Endpoint.named("fossil-net"));
        assertThat(wishes.attributes())
                .containsOnly(Map.entry(
                        "material",
                        new InferenceProfile.Endpoint(
                                "materials",
                                Optional.of("v2"),
                                Optional.of("m.tar.gz"),
                                Optional.of("part"),
                                InferenceProfile.Contract.OBJECT_DETECTION,
                                List.of("gold"))));
        assertThat(wishes.budget()).contains(new InferenceProfile.Budget(12.5, InferenceProfile.WhenSpent.PAUSE));
    }

    @Test
    void aProfileWithoutLabelsRequestsNone() {
        assertThat(InferenceProfiles.of(profile(false)).labels()).isEmpty();
    }

    @Test
    void aCollectionWithoutAProfileIsTreatedAsCoins() {
        // When
        var wishes = InferenceProfiles.defaults("relief-bank");

        // Then
        assertThat(wishes.labels()).contains(new InferenceProfile.Labels(0.5, 20, false, Optional.empty()));
        assertThat(wishes.attributes()).isEmpty();
        assertThat(wishes.embedder().name()).isEqualTo("relief-bank");
    }

    private static CollectionProfile profile(boolean labels) {
        return CollectionProfile.newBuilder()
                .setCollectionId("fossils")
                .setTitle("Fossils")
                .setSubject("fossil")
                .setSides(List.of())
                .setSteps(List.of())
                .setLabels(LabelSettings.newBuilder()
                        .setEnabled(labels)
                        .setMinConfidence(0.7)
                        .setMaxLabels(5)
                        .setImageProperties(true)
                        .setCustomLabelsArn("arn")
                        .build())
                .setBudget(new Budget(12.5, "pause"))
                .setAttributes(Map.of(
                        "material",
                        new EndpointReference(
                                "materials", "v2", "m.tar.gz", "part", "object-detection", List.of("gold"))))
                .setEmbedder(
                        EndpointReference.newBuilder().setEndpoint("fossil-net").build())
                .setFacets(List.of())
                .setAccess("public")
                .setUpdatedAt(Instant.EPOCH)
                .build();
    }
}
