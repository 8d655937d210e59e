package org.vitrine.search;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.EndpointReference;
import org.vitrine.events.LabelSettings;
import org.vitrine.events.Topic;
import org.vitrine.flow.CollectionProfiles;
import org.vitrine.flow.FactSerdes;

/** Sends profiles of collections to Kafka, as ingest-service does. */
@ApplicationScoped
class ProfilePublisher {

    private final CollectionProfiles profiles;
    private final KafkaProducer<String, CollectionProfile> producer;

    ProfilePublisher(
            CollectionProfiles profiles,
            FactSerdes serdes,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.profiles = profiles;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new StringSerializer(),
                serdes.of(CollectionProfile.class).serializer());
    }

    @PreDestroy
    void close() {
        producer.close();
    }

    /**
     * Sends a profile; returns when search-api has read it.
     *
     * @param labels whether labels are requested for the whole photograph
     * @param access public, members or private
     */
    void publish(String id, String subject, List<String> facets, boolean labels, String access) {
        var profile = CollectionProfile.newBuilder()
                .setCollectionId(id)
                .setTitle("Collection " + id)
                .setSubject(subject)
                .setSides(List.of("obverse", "reverse"))
                .setSteps(List.of("locate"))
                .setLabels(LabelSettings.newBuilder()
                        .setEnabled(labels)
                        .setMinConfidence(0.5)
                        .setMaxLabels(20)
                        .build())
                .setAttributes(Map.of())
                .setEmbedder(EndpointReference.newBuilder().setEndpoint(id).build())
                .setFacets(facets)
                .setAccess(access)
                .setUpdatedAt(Instant.parse("2026-01-02T03:04:05Z"))
                .build();
        try {
            producer.send(new ProducerRecord<>(Topic.COLLECTIONS.topicName(), id, profile))
                    .get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError("could not send the profile of " + id, failure);
        }
        CollectionFixture.awaitSoon()
                .untilAsserted(() -> assertThat(profiles.find(id)).isPresent());
    }
}
