package org.vitrine.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.vitrine.events.ImageArrived;
import org.vitrine.events.ImageRejected;
import org.vitrine.events.Topic;
import org.vitrine.ingest.identity.ImageName;
import org.vitrine.platform.junit.PlatformResource;

/** Integration test of photographs that institutions put into a bucket. */
@QuarkusTest
@WithTestResource(
        value = PlatformResource.class,
        initArgs = @ResourceArg(name = "servers", value = "kafka,registry,s3"))
class NotificationIT extends IngestTestProfile {

    @Test
    void notificationsInTheWrongOrderResultInTheNewestObject() {
        // Given
        var key = "drop/museum-b/" + collection + "/tray 1/18200123.jpg";
        drop(key, NoisePhotographs.jpeg(60));
        announce(key, "0000000000000002");
        var imageId = new ImageName("museum-b", collection, "tray 1/18200123.jpg").imageId();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(flow.of(Topic.IMAGE_ARRIVED, ImageArrived.class, imageId))
                        .hasSize(1));

        // When: an older notification comes late, then a newer one about another object of the same name
        announce(key, "0000000000000001");
        drop(key, NoisePhotographs.jpeg(61));
        announce(key, "0000000000000003");

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(flow.of(Topic.IMAGE_ARRIVED, ImageArrived.class, imageId))
                        .extracting(record -> record.value().getSha256())
                        .containsExactly(sha256(NoisePhotographs.jpeg(60)), sha256(NoisePhotographs.jpeg(61))));
    }

    @Test
    void aBadObjectInABucketIsRejectedForItsInstitutionToSee() {
        // Given
        var key = "drop/museum-b/" + collection + "/note.txt";
        drop(key, "not a photograph".getBytes(StandardCharsets.UTF_8));
        var imageId = new ImageName("museum-b", collection, "note.txt").imageId();

        // When
        announce(key, "01");

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(flow.of(Topic.IMAGE_REJECTED, ImageRejected.class, imageId))
                        .extracting(record -> record.value().getReasonCode())
                        .containsExactly("unsupported-format"));
    }

    @Test
    void anEnvelopeIsOpenedUnderAnyContentTypeAndABadRecordDoesNotTakeTheOthersAlong() {
        // Given
        var key = "drop/museum-b/" + collection + "/18200124.jpg";
        drop(key, NoisePhotographs.jpeg(62));
        var imageId = new ImageName("museum-b", collection, "18200124.jpg").imageId();
        var event =
                "{\\\"Records\\\":[{\\\"eventName\\\":\\\"ObjectCreated:Put\\\",\\\"s3\\\":{\\\"bucket\\\":{\\\"name\\\":\\\"%s\\\"},\\\"object\\\":{\\\"key\\\":\\\"%s\\\"}}}]}"
                        .formatted(store.bucket(), key);

        // When
        given().contentType("text/plain; charset=UTF-8")
                .body("{\"Records\":[{\"body\":\"hello\"},{\"body\":\"" + event + "\"}]}")
                .post("/v1/s3-events")
                .then()
                .statusCode(400)
                .body("code", equalTo("notification-refused"))
                .body("taken", equalTo(1))
                .body("refused[0].record", equalTo("Records[0].body"));

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(flow.of(Topic.IMAGE_ARRIVED, ImageArrived.class, imageId))
                        .hasSize(1));
    }

    @Test
    void aKeyThatNoPhotographCanHaveIsRejectedInItsCollection() {
        // Given
        var key = "drop/museum-b/" + collection + "/../museum-c/1.jpg";
        var imageId = ImageName.idWithoutName(store.bucket(), key);

        // When
        announce(key, "01");

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(flow.of(Topic.IMAGE_REJECTED, ImageRejected.class, imageId))
                        .extracting(record -> record.value().getReasonCode(), record -> record.value()
                                .getCollectionId())
                        .containsExactly(tuple("unnameable-key", collection)));
    }

    @Test
    void aCollectionThatDoesNotExistIsNamedInARejection() {
        // Given
        var unknown = collection + "-unknown";
        var imageId = new ImageName("museum-b", unknown, "1.jpg").imageId();

        // When
        announce("drop/museum-b/" + unknown + "/1.jpg", "01");

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(flow.of(Topic.IMAGE_REJECTED, ImageRejected.class, imageId))
                        .extracting(record -> record.value().getReasonCode())
                        .containsExactly("unknown-collection"));
    }

    @Test
    void aSubscriptionIsStoredAndOneWithoutATopicArnIsRefused() {
        // Given
        var confirmation =
                "{\"Type\":\"SubscriptionConfirmation\",\"TopicArn\":\"%s\",\"Message\":\"m\",\"SubscribeURL\":\"https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription\"}";

        // Then
        given().contentType("text/plain")
                .body(confirmation.formatted("arn:aws:sns:eu-central-1:000000000000:t"))
                .post("/v1/s3-events")
                .then()
                .statusCode(202)
                .body("pendingSubscriptions", equalTo(1));
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/v1/status")
                .then()
                .statusCode(200)
                .body("pendingSubscriptions.topicArn", hasItem("arn:aws:sns:eu-central-1:000000000000:t")));
        given().contentType("text/plain")
                .body(confirmation
                        .replace("SubscriptionConfirmation", "UnsubscribeConfirmation")
                        .formatted("arn:aws:sns:eu-central-1:000000000000:ended"))
                .post("/v1/s3-events")
                .then()
                .statusCode(202)
                .body("pendingSubscriptions", equalTo(1));
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/v1/status")
                .then()
                .statusCode(200)
                .body("pendingSubscriptions.confirm", hasItem(containsString(":ended was ended"))));
        given().contentType("text/plain")
                .body(confirmation.formatted("t"))
                .post("/v1/s3-events")
                .then()
                .statusCode(400)
                .body("detail", containsString("'t' is not the ARN of an SNS topic"));
    }

    @Test
    void photographsThatLieInABucketAreTakenInWithABatchAndCountInIt() {
        // Given
        var place = "drop/museum-b/" + collection + "/";
        drop(place + "tray/1.jpg", NoisePhotographs.jpeg(63));
        drop(place + "tray/2.jpg", NoisePhotographs.jpeg(64));
        drop(place + "tray/@eaDir/1.jpg/SMALL.jpg", NoisePhotographs.jpeg(63));
        drop(place + "tray/note.txt", "not a photograph".getBytes(StandardCharsets.UTF_8));

        // When
        var batch = given().contentType("application/json")
                .body("{\"institution\":\"museum-b\",\"from\":{\"bucket\":\"%s\",\"prefix\":\"%s\"}}"
                        .formatted(store.bucket(), place))
                .post("/v1/collections/" + collection + "/batches")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("batchId");

        // Then
        var one = new ImageName("museum-b", collection, "tray/1.jpg").imageId();
        var note = new ImageName("museum-b", collection, "tray/note.txt").imageId();
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(flow.of(Topic.IMAGE_ARRIVED, ImageArrived.class, one))
                    .extracting(record -> record.value().getBatchId())
                    .containsExactly(batch);
            assertThat(flow.of(Topic.IMAGE_REJECTED, ImageRejected.class, note))
                    .extracting(record -> record.value().getBatchId())
                    .containsExactly(batch);
            assertThat(new String(bytes("batches/" + collection + "/" + batch + ".json"), StandardCharsets.UTF_8))
                    .contains("\"expected\":3", "\"ignored\":1");
        });
    }

    @Test
    void anotherInstitutionsDropBoxMayNotBeListed() {
        given().contentType("application/json")
                .body("{\"institution\":\"museum-b\",\"from\":{\"bucket\":\"%s\",\"prefix\":\"drop/museum-c/\"}}"
                        .formatted(store.bucket()))
                .post("/v1/collections/" + collection + "/batches")
                .then()
                .statusCode(400)
                .body("field", equalTo("from.prefix"));
    }
}
