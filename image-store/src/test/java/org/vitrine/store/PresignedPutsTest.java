package org.vitrine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.TestPlatform;
import org.vitrine.store.StoreConfig.Encryption;

class PresignedPutsTest {

    private static final URI STORE = URI.create("http://s3.internal:9000");
    private static final String SHA256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @BeforeAll
    static void account() {
        TestPlatform.account();
    }

    @Test
    void signsLengthAndDigest() {
        var signed = signed(TestStoreConfig.at(STORE));

        assertThat(signed.url().toString())
                .startsWith("http://s3.internal:9000/store-it/incoming/x?")
                .contains("X-Amz-Expires=600");
        assertThat(signed.headers())
                .containsEntry("content-length", "3")
                .containsEntry("x-amz-checksum-sha256", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=")
                .doesNotContainKey("host");
    }

    @Test
    void namesTheStoreAsItsSendersReachIt() {
        var signed = signed(TestStoreConfig.at(STORE).seenAt(URI.create("https://photographs.example")));

        assertThat(signed.url().toString()).startsWith("https://photographs.example/store-it/incoming/x?");
    }

    @Test
    void namesTheBucketInTheHostWhereThePathMayNot() {
        var signed = signed(TestStoreConfig.at(STORE).virtualHost());

        assertThat(signed.url().toString()).startsWith("http://store-it.s3.internal:9000/incoming/x?");
    }

    @Test
    void signsTheEncryptionThatIsWanted() {
        var signed = signed(TestStoreConfig.at(STORE).encrypting(Encryption.KMS, Optional.of("alias/vitrine")));

        assertThat(signed.headers())
                .containsEntry("x-amz-server-side-encryption", "aws:kms")
                .containsEntry("x-amz-server-side-encryption-aws-kms-key-id", "alias/vitrine");
    }

    private static PresignedPut signed(TestStoreConfig config) {
        try (var presigner = new S3Clients().presigner(config)) {
            return new PresignedPuts(presigner, new WriteOptions(config), config)
                    .put("incoming/x", 3, SHA256, Duration.ofMinutes(10));
        }
    }
}
