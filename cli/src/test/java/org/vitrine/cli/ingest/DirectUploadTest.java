package org.vitrine.cli.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vitrine.cli.client.ApiClient;

class DirectUploadTest {

    @TempDir
    private Path folder = Path.of("");

    private final IngestServiceStub service = new IngestServiceStub();

    @BeforeEach
    void start() {
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop();
    }

    @Test
    void aBusyStoreGetsTheBytesAgainAfterAPause() throws Exception {
        // Given
        var photograph = Files.writeString(folder.resolve("a.jpg"), "pixels");
        var statement = new ObjectMapper().createObjectNode().put("identifier", "a.jpg");
        service.storeBusyFor(1);

        // When
        var answer = new DirectUpload(new ApiClient(service.address()), "/v1/collections/coins/uploads")
                .send("museum", "b-1", statement, photograph);

        // Then
        assertThat(answer.isSuccess()).isTrue();
        assertThat(service.stored()).containsExactly("pixels");
        assertThat(service.storeRequestsTook()).isGreaterThanOrEqualTo(Duration.ofMillis(250));
    }
}
