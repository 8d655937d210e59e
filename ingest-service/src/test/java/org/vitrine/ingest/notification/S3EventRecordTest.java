package org.vitrine.ingest.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vitrine.ingest.notification.S3Notifications.AMAZON;
import static org.vitrine.ingest.notification.S3Notifications.BRIDGED;
import static org.vitrine.ingest.notification.S3Notifications.CEPH;
import static org.vitrine.ingest.notification.S3Notifications.COIN;
import static org.vitrine.ingest.notification.S3Notifications.sqs;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.ingest.arrival.Sequencer;
import org.vitrine.ingest.notification.S3EventReader.Notification.Records;
import org.vitrine.ingest.notification.S3Record.Created;
import org.vitrine.ingest.notification.S3Record.Ignored;
import org.vitrine.ingest.notification.S3Record.UnknownFormat;

/** Tests what a single record states: its event, its key, its sequencer and its version. */
class S3EventRecordTest {

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
    void keepsTheVersionOfAnObject() {
        assertThat(S3EventReader.read(BRIDGED.replace("\"size\"", "\"version-id\":\"v7\",\"size\"")))
                .isEqualTo(new Records(List.of(new Created(
                        COIN.bucket(), COIN.key(), COIN.sequencer(), Optional.of("v7"), COIN.sizeBytes()))));
    }

    @Test
    void testsAndRemovalsBringNothing() {
        assertThat(S3EventReader.read("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"drops\"}"))
                .isEqualTo(new Records(List.of(new Ignored("a test event"))));
        assertThat(S3EventReader.read(sqs(AMAZON.replace("ObjectCreated:Put", "ObjectRemoved:Delete"))))
                .isEqualTo(new Records(List.of(new Ignored("event 'ObjectRemoved:Delete' names no new object"))));
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

    private static String sequencer(String notification) {
        var records = ((Records) S3EventReader.read(notification)).records();
        return ((Created) records.getFirst()).sequencer().orElseThrow();
    }
}
