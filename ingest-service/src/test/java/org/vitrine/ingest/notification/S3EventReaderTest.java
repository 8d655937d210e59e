package org.vitrine.ingest.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.vitrine.ingest.notification.S3Notifications.AMAZON;
import static org.vitrine.ingest.notification.S3Notifications.BRIDGED;
import static org.vitrine.ingest.notification.S3Notifications.CEPH;
import static org.vitrine.ingest.notification.S3Notifications.COIN;
import static org.vitrine.ingest.notification.S3Notifications.MINIO;
import static org.vitrine.ingest.notification.S3Notifications.json;
import static org.vitrine.ingest.notification.S3Notifications.sns;
import static org.vitrine.ingest.notification.S3Notifications.sqs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.ingest.notification.S3EventReader.Notification.Malformed;
import org.vitrine.ingest.notification.S3EventReader.Notification.Records;
import org.vitrine.ingest.notification.S3Record.Subscription;
import org.vitrine.ingest.notification.S3Record.UnknownFormat;

/** Tests which records a notification has, whatever their envelopes. */
class S3EventReaderTest {

    @ParameterizedTest
    @MethodSource
    void readsARecordInsideItsEnvelopes(String shape, String notification) {
        assertThat(((Records) S3EventReader.read(notification)).records())
                .as(shape)
                .containsExactly(COIN);
    }

    static Stream<Arguments> readsARecordInsideItsEnvelopes() {
        return Stream.of(
                arguments("Amazon S3", AMAZON),
                arguments("MinIO", MINIO),
                arguments("Ceph", CEPH),
                arguments("EventBridge", BRIDGED),
                arguments("SNS by HTTP", sns(AMAZON)),
                arguments("EventBridge in SNS", sns(BRIDGED)),
                arguments("SQS in a Lambda event", sqs(AMAZON)),
                arguments("EventBridge in SQS in a Lambda event", sqs(BRIDGED)),
                arguments("SNS in SQS in a Lambda event", sqs(sns(AMAZON))),
                arguments("SNS in a Lambda event", lambdaOfSns(AMAZON)),
                arguments("SNS in SNS in SQS", sqs(sns(sns(AMAZON)))),
                arguments("ReceiveMessage of SQS", json(Map.of("Messages", List.of(Map.of("Body", AMAZON))))),
                arguments(
                        "ReceiveMessage of SNS in SQS", json(Map.of("Messages", List.of(Map.of("Body", sns(MINIO)))))),
                arguments(
                        "a bare record",
                        AMAZON.strip().replaceFirst("^\\{\"Records\":\\[", "").replaceFirst("]}$", "")),
                arguments("an array, as EventBridge Pipes send", "[" + BRIDGED + "]"),
                arguments("an array of SQS messages", "[" + json(Map.of("body", AMAZON)) + "]"),
                arguments("a function URL", json(Map.of("version", "2.0", "body", AMAZON, "isBase64Encoded", false))),
                arguments("a function URL in base64", json(Map.of("body", base64(AMAZON), "isBase64Encoded", true))),
                arguments("JSON in a JSON string", json(AMAZON)),
                arguments("with a byte-order mark", "\ufeff" + AMAZON));
    }

    @Test
    void readsEachJsonValueOfATextAndEachListOfAnObject() {
        assertThat(((Records) S3EventReader.read(AMAZON + "\n" + BRIDGED)).records())
                .containsExactly(COIN, COIN);
        assertThat(((Records) S3EventReader.read(sqs(AMAZON + "\n" + BRIDGED))).records())
                .containsExactly(COIN, COIN);
        var messages = List.of(Map.of("Body", AMAZON));
        assertThat(((Records) S3EventReader.read(json(Map.of("Records", List.of(), "Messages", messages)))).records())
                .containsExactly(COIN);
    }

    @Test
    void namesTheTopicsThatSendSoThatTheyNoLongerWaitToBeConfirmed() {
        assertThat(((Records) S3EventReader.read(sqs(sns(AMAZON)))).topics())
                .containsExactly("arn:aws:sns:eu-central-1:000000000000:t");
    }

    @Test
    void oneRecordThatIsNotUnderstoodDoesNotTakeTheOthersAlong() {
        // Given
        var message = """
                {"Records":[{"eventSource":"aws:sqs","body":%s},{"eventSource":"aws:sqs","body":"hello"},
                 {"eventSource":"aws:kinesis","kinesis":{"data":"eyJ9"}},{"eventSource":"aws:sqs","body":%s}]}""".formatted(json(AMAZON), json(sns(BRIDGED)));

        // When
        var records = ((Records) S3EventReader.read(message)).records();

        // Then
        assertThat(records).hasSize(4);
        assertThat(records.get(0)).isEqualTo(COIN);
        assertThat(records.get(1)).isInstanceOfSatisfying(UnknownFormat.class, one -> assertThat(one.position())
                .isEqualTo("Records[1].body"));
        assertThat(records.get(2)).isInstanceOfSatisfying(UnknownFormat.class, one -> {
            assertThat(one.position()).isEqualTo("Records[2]");
            assertThat(one.why()).contains("members: eventSource, kinesis");
        });
        assertThat(records.get(3)).isEqualTo(COIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "7",
                "null",
                "{\"Records\":[{}]}",
                "{\"Records\":[null]}",
                "{\"Records\":[{\"s3\":{}}]}",
                "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"object\":{\"key\":\"k\"}}}]}",
                "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"b\"}}}]}",
                "{\"source\":\"aws.ec2\",\"detail\":{}}",
                "{\"source\":\"aws.s3\",\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":{}}",
                "{\"Type\":\"Notification\",\"Message\":\"Hello\"}",
                "{\"Type\":\"Notification\",\"Message\":\"\"}",
                "{\"bucket\":\"drops\",\"name\":\"drop/a/coins/1.jpg\"}"
            })
    void reportsEachRecordOfAnUnknownFormat(String notification) {
        assertThat(((Records) S3EventReader.read(notification)).records())
                .singleElement()
                .isInstanceOf(UnknownFormat.class);
    }

    @Test
    void readsNoMoreThanIsBounded() {
        var deep = AMAZON;
        for (int i = 0; i <= S3EventReader.MAX_DEPTH; i++) {
            deep = sns(deep);
        }
        assertThat(((Records) S3EventReader.read(deep)).records())
                .singleElement()
                .isInstanceOfSatisfying(
                        UnknownFormat.class, one -> assertThat(one.why()).isEqualTo("It is in more than 8 envelopes."));
        assertThat(S3EventReader.read("[" + String.join(",", Collections.nCopies(1001, BRIDGED)) + "]"))
                .isEqualTo(new Malformed("The notification has more than 1000 records: send fewer at a time."));
    }

    @Test
    void aSubscriptionIsOneOfItsOwn() {
        var arn = "arn:aws:sns:eu-central-1:000000000000:t";
        assertThat(S3EventReader.read(json(Map.of(
                        "Type", "SubscriptionConfirmation",
                        "TopicArn", arn,
                        "Message", "You have chosen to subscribe",
                        "SubscribeURL", "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription"))))
                .isEqualTo(new Records(List.of(new Subscription(
                        arn, "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription", false))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "", " ", "You have chosen", "{} x"})
    void aTextThatIsNoJsonIsReported(String text) {
        assertThat(S3EventReader.read(text)).isInstanceOf(Malformed.class);
    }

    @Property
    void neverThrows(@ForAll String anything) {
        assertThat(S3EventReader.read(anything)).isNotNull();
    }

    private static String lambdaOfSns(String message) {
        return json(Map.of(
                "Records",
                List.of(Map.of("EventSource", "aws:sns", "Sns", Map.of("Type", "Notification", "Message", message)))));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
