package org.vitrine.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.ResponseHeaderData;
import org.apache.kafka.common.protocol.MessageUtil;
import org.junit.jupiter.api.Test;

/** Tests the reading of Metadata answers that Kafka's own classes have written. */
class KafkaMetadataTest {

    private static final short VERSION = 4;

    @Test
    void aBrokerAndAControllerAreEnough() throws IOException {
        // Given
        MetadataResponseData answer =
                new MetadataResponseData().setControllerId(1).setClusterId("c");
        answer.brokers()
                .add(new MetadataResponseData.MetadataResponseBroker()
                        .setNodeId(1)
                        .setHost("127.0.0.1")
                        .setPort(19092));

        // Then
        assertThat(understand(answer)).isEmpty();
    }

    @Test
    void aClusterWithoutABrokerIsNotReady() throws IOException {
        assertThat(understand(new MetadataResponseData().setControllerId(1))).contains("no broker is registered yet");
    }

    @Test
    void aClusterWithoutAControllerIsNotReady() throws IOException {
        // Given
        MetadataResponseData answer = new MetadataResponseData().setControllerId(-1);
        answer.brokers()
                .add(new MetadataResponseData.MetadataResponseBroker()
                        .setNodeId(1)
                        .setHost("127.0.0.1")
                        .setPort(19092));

        // Then
        assertThat(understand(answer)).contains("no controller is elected yet");
    }

    @Test
    void anotherProgramOnThePortIsRecognised() throws IOException {
        // Given
        byte[] http = "HTTP/1.1 400 Bad Request".getBytes(StandardCharsets.US_ASCII);

        // Then
        assertThat(KafkaMetadata.parse(new DataInputStream(new ByteArrayInputStream(http))))
                .hasValueSatisfying(wrong -> assertThat(wrong).contains("this is not Kafka"));
    }

    private static Optional<String> understand(MetadataResponseData answer) throws IOException {
        byte[] header = bytes(MessageUtil.toByteBufferAccessor(new ResponseHeaderData().setCorrelationId(1), (short) 0)
                .buffer());
        byte[] body = bytes(MessageUtil.toByteBufferAccessor(answer, VERSION).buffer());
        ByteBuffer whole = ByteBuffer.allocate(Integer.BYTES + header.length + body.length);
        for (byte[] part : List.of(header, body)) {
            whole.position(part == header ? Integer.BYTES : Integer.BYTES + header.length);
            whole.put(part);
        }
        whole.putInt(0, header.length + body.length);
        return KafkaMetadata.parse(new DataInputStream(new ByteArrayInputStream(whole.array())));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
