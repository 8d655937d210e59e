package org.vitrine.ingest.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.ingest.arrival.Sequencer;
import org.vitrine.ingest.notification.S3EventReader.Notification.Malformed;
import org.vitrine.ingest.notification.S3EventReader.Notification.Records;
import org.vitrine.ingest.notification.S3Record.Created;
import org.vitrine.ingest.notification.S3Record.Ignored;
import org.vitrine.ingest.notification.S3Record.Subscription;
import org.vitrine.ingest.notification.S3Record.UnknownFormat;

class S3EventReaderTest {

    private static final Created COIN = new Created(
            "drops",
            "drop/a/coins/Köln 1+.jpg",
            Optional.of("0055AED6DCD90281E5"),
            Optional.empty(),
            OptionalLong.of(1024));

    private static final String AMAZON = """
            {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"eu-central-1",
             "eventTime":"2026-01-01T12:00:00.000Z","eventName":"ObjectCreated:Put","s3":{"s3SchemaVersion":"1.0",
             "bucket":{"name":"drops","arn":"arn:aws:s3:::drops"},
             "object":{"key":"drop/a/coins/K%C3%B6ln+1%2B.jpg","size":1024,"sequencer":"0055AED6DCD90281E5"}}}]}""";

    private static final String BRIDGED = """
            {"version":"0","detail-type":"Object Created","source":"aws.s3","detail":{"version":"0",
             "bucket":{"name":"drops"},"object":{"key":"drop/a/coins/Köln 1+.jpg","size":1024,
             "sequencer":"0055AED6DCD90281E5"},"reason":"PutObject"}}""";

    private static final String CEPH = AMAZON.replace("aws:s3", "ceph:s3")
            .replace("ObjectCreated:Put", "s3:ObjectCreated:Put")
            .replace("K%C3%B6ln+1%2B.jpg", "Köln 1+.jpg");

    private static final String MINIO = "{\"EventName\":\"s3:ObjectCreated:Put\",\"Key\":\"drops/x\","
            + AMAZON.replace("aws:s3", "minio:s3")
                    .strip()
                    .substring(1)
                    .replace("\"ObjectCreated:Put\"", "\"s3:ObjectCreated:Put\"");

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

    @ParameterizedTest
    @ValueSource(strings = {"s3:ObjectCreated:Post", "ObjectCreated", "s3:ObjectSynced:Create"})
    void eachEventThatBringsAnObjectIsRead(String event) {
        assertThat(S3EventReader.read(AMAZON.replace("ObjectCreated:Put", event)))
                .isEqualTo(new Records(List.of(COIN)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PutObject", "created", "s3:Put"})
    void anUnknownEventIsNamed(String event) {
        assertThat(((Records) S3EventReader.read(AMAZON.replace("ObjectCreated:Put", event))).records())
                .singleElement()
                .isInstanceOfSatisfying(
                        UnknownFormat.class, one -> assertThat(one.why()).contains(event.replace("s3:", "")));
    }

    @Test
    void aKeyThatAStoreDoesNotEncodeIsReadAsItIs() {
        assertThat(S3EventReader.read(AMAZON.replace("K%C3%B6ln+1%2B.jpg", "Köln 1+.jpg")))
                .isEqualTo(new Records(List.of(COIN)));
    }

    @Test
    void theLaterSequencerOfCephIsTheNewer() {
        // Given: the seconds 0x6624E4FF and 0x6624E500, the least significant byte first
        var earlier = CEPH.replace("0055AED6DCD90281E5", "FFE42466712CA919");
        var later = CEPH.replace("0055AED6DCD90281E5", "00E5246600000000");

        // When
        var newer = Sequencer.isNewer(sequencer(later), sequencer(earlier));

        // Then
        assertThat(newer).isTrue();
        assertThat(sequencer(earlier)).isEqualTo("6624E4FF19A92C71");
    }

    @Test
    void namesTheTopicsThatSendSoThatTheyNoLongerWaitToBeConfirmed() {
        assertThat(((Records) S3EventReader.read(sqs(sns(AMAZON)))).topics())
                .containsExactly("arn:aws:sns:eu-central-1:000000000000:t");
    }

    @Test
    void keepsTheVersionOfAnObject() {
        assertThat(S3EventReader.read(BRIDGED.replace("\"size\"", "\"version-id\":\"v7\",\"size\"")))
                .isEqualTo(new Records(List.of(new Created(
                        COIN.bucket(), COIN.key(), COIN.sequencer(), Optional.of("v7"), COIN.sizeBytes()))));
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
    void testsAndRemovalsBringNothing() {
        assertThat(S3EventReader.read("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"drops\"}"))
                .isEqualTo(new Records(List.of(new Ignored("a test event"))));
        assertThat(S3EventReader.read(sqs(AMAZON.replace("ObjectCreated:Put", "ObjectRemoved:Delete"))))
                .isEqualTo(new Records(List.of(new Ignored("event 'ObjectRemoved:Delete' names no new object"))));
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
    @ValueSource(
            strings = {
                "ObjectRemoved:Delete",
                "s3:ObjectAccessed:Get",
                "ObjectTagging:Put",
                "s3:BucketCreated:*",
                "LifecycleExpiration:Delete",
                "s3:Replication:OperationFailedReplication"
            })
    void anotherEventBringsNothing(String event) {
        assertThat(((Records) S3EventReader.read(AMAZON.replace("ObjectCreated:Put", event))).records())
                .singleElement()
                .isInstanceOf(Ignored.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "", " ", "You have chosen", "{} x"})
    void aTextThatIsNoJsonIsReported(String text) {
        assertThat(S3EventReader.read(text)).isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz", "0x7", "-1", "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", " "})
    void aSequencerThatNoStoreMakesOrdersNothing(String sequencer) {
        assertThat(((Records) S3EventReader.read(AMAZON.replace("0055AED6DCD90281E5", sequencer))).records())
                .singleElement()
                .isInstanceOfSatisfying(
                        Created.class, one -> assertThat(one.sequencer()).isEmpty());
    }

    @Test
    void aKeyThatIsNotEncodedAsItsStoreDoesIsNamed() {
        assertThat(((Records) S3EventReader.read(AMAZON.replace("%C3%B6", "%FF"))).records())
                .containsExactly(new UnknownFormat(
                        "Records[0]", "Its key 'drop/a/coins/K%FFln+1%2B.jpg' is not URL-encoded UTF-8."));
    }

    @Test
    void aQueuedRecordHasTheSameContent() {
        assertThat(S3EventReader.read(QueuedRecord.json(COIN))).isEqualTo(new Records(List.of(COIN)));
    }

    @Property
    void neverThrows(@ForAll String anything) {
        assertThat(S3EventReader.read(anything)).isNotNull();
    }

    private static String sequencer(String notification) {
        var records = ((Records) S3EventReader.read(notification)).records();
        return ((Created) records.getFirst()).sequencer().orElseThrow();
    }

    private static String sns(String message) {
        return json(Map.of(
                "Type", "Notification", "TopicArn", "arn:aws:sns:eu-central-1:000000000000:t", "Message", message));
    }

    private static String sqs(String body) {
        return json(Map.of("Records", List.of(Map.of("messageId", "m", "eventSource", "aws:sqs", "body", body))));
    }

    private static String lambdaOfSns(String message) {
        return json(Map.of(
                "Records",
                List.of(Map.of("EventSource", "aws:sns", "Sns", Map.of("Type", "Notification", "Message", message)))));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String json(Object value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (JsonProcessingException fault) {
            throw new AssertionError(fault);
        }
    }
}
