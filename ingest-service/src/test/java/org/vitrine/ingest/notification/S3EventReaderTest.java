package org.vitrine.ingest.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.vitrine.ingest.notification.S3EventReader.Notification.Malformed;
import org.vitrine.ingest.notification.S3EventReader.Notification.Records;
import org.vitrine.ingest.notification.S3EventReader.Record.Created;
import org.vitrine.ingest.notification.S3EventReader.Record.Ignored;

class S3EventReaderTest {

    private static final Created COIN =
            new Created("drops", "drop/a/coins/Köln 1+.jpg", Optional.of("0055AED6DCD90281E5"), Optional.empty());

    private static final String AMAZON = """
            {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"eu-central-1",
             "eventTime":"2026-01-01T12:00:00.000Z","eventName":"ObjectCreated:Put","s3":{"s3SchemaVersion":"1.0",
             "bucket":{"name":"drops","arn":"arn:aws:s3:::drops"},
             "object":{"key":"drop/a/coins/K%C3%B6ln+1%2B.jpg","size":1024,"sequencer":"0055AED6DCD90281E5"}}}]}""";

    @Test
    void readsAmazonsShape() {
        assertThat(S3EventReader.read(AMAZON)).isEqualTo(new Records(List.of(COIN)));
    }

    @Test
    void readsMinioWhoseNamesHaveAPrefix() {
        var minio = "{\"EventName\":\"s3:ObjectCreated:Put\",\"Key\":\"drops/x\","
                + AMAZON.strip().substring(1).replace("\"ObjectCreated:Put\"", "\"s3:ObjectCreated:Put\"");
        assertThat(S3EventReader.read(minio)).isEqualTo(new Records(List.of(COIN)));
    }

    @Test
    void readsEventBridgeWhoseKeysAreNotEncoded() {
        var bridged = """
                {"version":"0","detail-type":"Object Created","source":"aws.s3","detail":{"version":"0",
                 "bucket":{"name":"drops"},"object":{"key":"drop/a/coins/Köln 1+.jpg","size":5,
                 "sequencer":"0055AED6DCD90281E5","version-id":"v7"},"reason":"PutObject"}}""";
        assertThat(S3EventReader.read(bridged))
                .isEqualTo(new Records(
                        List.of(new Created(COIN.bucket(), COIN.key(), COIN.sequencer(), Optional.of("v7")))));
    }

    @Test
    void readsWhatSnsWraps() throws Exception {
        var json = new ObjectMapper();
        var wrapped = json.writeValueAsString(Map.of("Type", "Notification", "Message", AMAZON));
        assertThat(S3EventReader.read(wrapped)).isEqualTo(new Records(List.of(COIN)));
    }

    @Test
    void ignoresTestsAndRemovals() {
        assertThat(S3EventReader.read("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\",\"Bucket\":\"drops\"}"))
                .isEqualTo(new Records(List.of(new Ignored("a test event"))));
        assertThat(S3EventReader.read(AMAZON.replace("ObjectCreated:Put", "ObjectRemoved:Delete")))
                .isEqualTo(new Records(List.of(new Ignored("event 'ObjectRemoved:Delete' brings no object"))));
    }

    @Test
    void saysWhatIsMalformed() {
        assertThat(S3EventReader.read("{}")).isInstanceOf(Malformed.class);
        assertThat(S3EventReader.read("[")).isInstanceOf(Malformed.class);
        assertThat(S3EventReader.read("")).isInstanceOf(Malformed.class);
        assertThat(S3EventReader.read(AMAZON.replace("0055AED6DCD90281E5", "zz")))
                .isEqualTo(new Malformed("Sequencer 'zz' is not hexadecimal."));
        assertThat(S3EventReader.read(AMAZON.replace("%C3%B6", "%FF"))).isInstanceOf(Malformed.class);
    }

    @Property
    void neverThrows(@ForAll String anything) {
        assertThat(S3EventReader.read(anything)).isNotNull();
    }
}
