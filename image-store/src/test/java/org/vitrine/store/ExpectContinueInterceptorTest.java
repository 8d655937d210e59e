package org.vitrine.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vitrine.platform.junit.TestPlatform;

/** Tests the headers that the AWS SDK sends with objects of different sizes. */
class ExpectContinueInterceptorTest {

    private static final String KEY = StoreKeys.original("c", "img-a", "a".repeat(64));
    private static final int LIMIT = (int) ExpectContinueInterceptor.MAX_BYTES_AT_ONCE;

    private RecordingStore wire;

    @BeforeAll
    static void account() {
        TestPlatform.account();
    }

    @BeforeEach
    void open() throws IOException {
        wire = new RecordingStore();
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void aSmallObjectDoesNotWaitForTheStore() {
        assertThat(put(new byte[LIMIT]))
                .doesNotContainKey("expect")
                .containsEntry("content-length", Integer.toString(LIMIT));
    }

    @Test
    void aLargeObjectIsSentOnceTheStoreHasAcceptedItsHeader() {
        assertThat(put(new byte[LIMIT + 1])).containsEntry("expect", "100-continue");
    }

    private Map<String, String> put(byte[] bytes) {
        var config = TestStoreConfig.at(wire.address());
        try (var s3 = new S3Clients().s3(config)) {
            new ImageStore(s3, new WriteOptions(config), config)
                    .put(KEY, bytes, "image/jpeg")
                    .await()
                    .atMost(Duration.ofSeconds(60));
        }
        return wire.only().headers();
    }
}
