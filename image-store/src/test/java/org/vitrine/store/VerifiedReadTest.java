package org.vitrine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.TestPlatform;
import org.vitrine.store.StoreConfig.Checksums;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Tests how a read verifies the digest of an object. The store sends the bytes and the checksum that a test sets. */
class VerifiedReadTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final byte[] EXPECTED = "a photograph".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "other pixels".getBytes(StandardCharsets.UTF_8);

    private HttpServer server;
    private volatile byte[] sentBytes = EXPECTED;
    private volatile Optional<String> sentChecksum = Optional.empty();
    private volatile Optional<String> sentCrc32 = Optional.empty();

    @BeforeAll
    static void account() {
        TestPlatform.account();
    }

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = sentBytes;
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            sentChecksum.ifPresent(sha256 -> exchange.getResponseHeaders().add("x-amz-checksum-sha256", sha256));
            sentCrc32.ifPresent(crc32 -> exchange.getResponseHeaders().add("x-amz-checksum-crc32", crc32));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void bytesWithTheExpectedChecksumAreReturned() {
        sentChecksum = Optional.of(checksum(EXPECTED));

        assertThat(read(Checksums.WHEN_SUPPORTED)).isEqualTo(EXPECTED);
    }

    @Test
    void bytesThatDoNotHaveTheChecksumOfTheStoreAreNotReturned() {
        sentChecksum = Optional.of(checksum(EXPECTED));
        sentBytes = OTHER;

        assertThatThrownBy(() -> read(Checksums.WHEN_SUPPORTED))
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("checksum");
    }

    @Test
    void anotherObjectIsNotReturnedAlthoughItsOwnChecksumIsRight() {
        sentChecksum = Optional.of(checksum(OTHER));
        sentBytes = OTHER;

        assertThatThrownBy(() -> read(Checksums.WHEN_SUPPORTED)).isInstanceOf(DamagedObject.class);
    }

    @Test
    void aSecondChecksumThatIsRightDoesNotReplaceTheDigest() {
        sentChecksum = Optional.of(checksum(EXPECTED));
        sentCrc32 = Optional.of(crc32(OTHER));
        sentBytes = OTHER;

        // The SDK chooses which of the two checksums it verifies.
        assertThatThrownBy(() -> read(Checksums.WHEN_SUPPORTED))
                .isInstanceOfAny(DamagedObject.class, SdkClientException.class);
    }

    @Test
    void bytesOfAStoreThatSendsNoChecksumAreVerifiedHere() {
        assertThat(read(Checksums.WHEN_SUPPORTED)).isEqualTo(EXPECTED);

        sentBytes = OTHER;

        assertThatThrownBy(() -> read(Checksums.WHEN_SUPPORTED)).isInstanceOf(DamagedObject.class);
    }

    @Test
    void whereTheSdkVerifiesNoResponseTheBytesAreVerifiedHere() {
        sentChecksum = Optional.of(checksum(EXPECTED));
        sentBytes = OTHER;

        assertThatThrownBy(() -> read(Checksums.WHEN_REQUIRED)).isInstanceOf(DamagedObject.class);
    }

    private byte[] read(Checksums checksums) {
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        var config = TestStoreConfig.at(address).of(new TestStoreConfig.Vendor(checksums, true, true, true));
        String sha256 = HexFormat.of().formatHex(WriteOptions.sha256(ByteBuffer.wrap(EXPECTED)));
        try (var s3 = new S3Clients().s3(config)) {
            var store = new ImageStore(s3, new WriteOptions(config), config);
            var location = store.locationOf("originals/c/img-a/1");
            return store.get(location, 1_000, sha256).await().atMost(PATIENCE);
        }
    }

    private static String crc32(byte[] bytes) {
        var checksum = new CRC32();
        checksum.update(bytes);
        return WriteOptions.base64(
                ByteBuffer.allocate(Integer.BYTES).putInt((int) checksum.getValue()).array());
    }

    private static String checksum(byte[] bytes) {
        return WriteOptions.base64(WriteOptions.sha256(ByteBuffer.wrap(bytes)));
    }
}
