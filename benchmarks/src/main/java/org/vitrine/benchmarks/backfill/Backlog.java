package org.vitrine.benchmarks.backfill;

import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.vitrine.events.CollectionProfile;
import org.vitrine.events.EndpointReference;
import org.vitrine.events.LabelSettings;
import org.vitrine.events.Preprocessed;
import org.vitrine.events.Quality;
import org.vitrine.events.Region;
import org.vitrine.events.Rendition;
import org.vitrine.events.RenditionKind;
import org.vitrine.events.Topic;
import org.vitrine.flow.FactArtifact;
import org.vitrine.platform.Addresses;
import org.vitrine.platform.LocalAccount;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/**
 * Backlog of preprocessed photographs: writes their renditions to the store and publishes their {@code preprocessed}
 * records.
 */
final class Backlog implements AutoCloseable {

    static final String COLLECTION = "back-fill";

    private static final String BUCKET = "vitrine";
    private static final int MAX_CONCURRENT_UPLOADS = 32;

    private final S3AsyncClient store;
    private final KafkaProducer<String, SpecificRecord> producer;
    private final Semaphore permits = new Semaphore(MAX_CONCURRENT_UPLOADS);

    Backlog(Addresses servers) {
        this.store = S3AsyncClient.builder()
                .endpointOverride(servers.storeEndpoint())
                .forcePathStyle(true)
                .region(software.amazon.awssdk.regions.Region.of(LocalAccount.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(LocalAccount.ACCESS_KEY, LocalAccount.SECRET_KEY)))
                .build();
        Serializer<SpecificRecord> facts = new AvroKafkaSerializer<>();
        facts.configure(
                Map.of(
                        "apicurio.registry.url",
                        servers.registryUrl().toString(),
                        "apicurio.registry.auto-register",
                        "true",
                        "apicurio.registry.dereference-schema",
                        "true",
                        "apicurio.registry.artifact-resolver-strategy",
                        FactArtifact.class.getName()),
                false);
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers.bootstrapServers()), new StringSerializer(), facts);
    }

    /**
     * Stores the renditions of photographs 0 to {@code images} − 1, and returns their records, which are not yet sent.
     * Blocks until all are stored.
     */
    List<Preprocessed> upload(int images) throws InterruptedException, ExecutionException {
        var uploads = new ArrayList<CompletableFuture<?>>();
        var facts = new ArrayList<Preprocessed>();
        for (int number = 0; number < images; number++) {
            var pictures = DistinctPictures.of(number);
            var imageId = "img-back-fill-" + number;
            uploads.add(put(key(imageId, "prepared.png"), pictures.prepared()));
            uploads.add(put(key(imageId, "access.jpg"), pictures.access()));
            facts.add(fact(imageId, pictures));
        }
        CompletableFuture.allOf(uploads.toArray(CompletableFuture[]::new)).get();
        return facts;
    }

    /**
     * Publishes the records, after the profile of their collection: without a profile the stage would wait. Blocks
     * until the producer has sent them.
     */
    void send(List<Preprocessed> facts) {
        producer.send(new ProducerRecord<>(Topic.COLLECTIONS.topicName(), COLLECTION, profile()));
        facts.forEach(
                fact -> producer.send(new ProducerRecord<>(Topic.PREPROCESSED.topicName(), fact.getImageId(), fact)));
        producer.flush();
    }

    private static CollectionProfile profile() {
        return CollectionProfile.newBuilder()
                .setCollectionId(COLLECTION)
                .setTitle(COLLECTION)
                .setSubject("coin")
                .setSides(List.of())
                .setSteps(List.of())
                .setLabels(LabelSettings.newBuilder()
                        .setEnabled(true)
                        .setMinConfidence(0.5)
                        .setMaxLabels(20)
                        .build())
                .setAttributes(Map.of())
                .setEmbedder(EndpointReference.newBuilder()
                        .setEndpoint("relief-deep")
                        .build())
                .setFacets(List.of())
                .setAccess("public")
                .setUpdatedAt(Instant.now())
                .build();
    }

    private CompletableFuture<?> put(String key, byte[] bytes) throws InterruptedException {
        permits.acquire();
        return store.putObject(request -> request.bucket(BUCKET).key(key), AsyncRequestBody.fromBytes(bytes))
                .whenComplete((_, _) -> permits.release());
    }

    private static Preprocessed fact(String imageId, DistinctPictures pictures) {
        var sha256 = sha256(pictures.access());
        var access = rendition(
                RenditionKind.ACCESS,
                "image/jpeg",
                key(imageId, "access.jpg"),
                DistinctPictures.ACCESS_EDGE_PX,
                pictures.access());
        return Preprocessed.newBuilder()
                .setImageId(imageId)
                .setCollectionId(COLLECTION)
                .setInstitutionId("museum")
                .setVersion(1)
                .setSha256(sha256)
                .setOriginalLocation(access.getLocation())
                .setOriginalMediaType(access.getMediaType())
                .setOriginalSizeBytes(pictures.access().length)
                .setWidthPx(DistinctPictures.ACCESS_EDGE_PX)
                .setHeightPx(DistinctPictures.ACCESS_EDGE_PX)
                .setRenditions(List.of(
                        access,
                        rendition(
                                RenditionKind.PREPARED,
                                "image/png",
                                key(imageId, "prepared.png"),
                                DistinctPictures.PREPARED_EDGE_PX,
                                pictures.prepared())))
                .setRegion(new Region(0, 0, DistinctPictures.ACCESS_EDGE_PX, DistinctPictures.ACCESS_EDGE_PX))
                .setSteps(List.of())
                .setQuality(new Quality(0.5, 0.5, 0.5, DistinctPictures.ACCESS_EDGE_PX))
                .setPreprocessedAt(Instant.now())
                .build();
    }

    private static Rendition rendition(RenditionKind kind, String mediaType, String key, int edgePx, byte[] bytes) {
        var location = URI.create("s3://" + BUCKET + "/" + key).toString();
        return new Rendition(kind, location, mediaType, edgePx, edgePx, (long) bytes.length, sha256(bytes));
    }

    private static String key(String imageId, String file) {
        return "renditions/" + COLLECTION + "/" + imageId + "/" + file;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        producer.close();
        store.close();
    }
}
