package org.vitrine.ingest.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.ingest.progress.IngestJson;
import org.vitrine.ingest.upload.UploadTicket.UploadRequest;

class UploadTicketTest {

    private static final String SHA = "a".repeat(64);

    @Test
    void theStatementOfThePhotographIsStored() throws Exception {
        // Given
        var request = (UploadRequest.Valid) read("""
                {"institution":"museum-a","identifier":"one","side":"obverse","metadata":{"material":"silver"},
                 "sha256":"%s","sizeBytes":10}""".formatted(SHA));
        var ticket = new UploadTicket(
                "u",
                "coins",
                request.statement(),
                request.sha256(),
                request.sizeBytes(),
                Instant.EPOCH,
                Optional.empty());

        // When
        var read = IngestJson.MAPPER.readValue(IngestJson.MAPPER.writeValueAsBytes(ticket), UploadTicket.class);

        // Then
        assertThat(read).isEqualTo(ticket);
        assertThat(read.statement().metadata()).containsEntry("material", "silver");
    }

    @Test
    void aTicketOfAnEarlierReleaseIsNotCompleted() throws Exception {
        var request = (UploadRequest.Valid)
                read("{\"institution\":\"museum-a\",\"sha256\":\"%s\",\"sizeBytes\":10}".formatted(SHA));
        var ticket = new UploadTicket("u", "coins", request.statement(), SHA, 10, Instant.EPOCH, Optional.empty());
        var json = (ObjectNode) IngestJson.MAPPER.valueToTree(ticket);
        json.remove("completedAt");

        assertThat(IngestJson.MAPPER.treeToValue(json, UploadTicket.class)).isEqualTo(ticket);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"institution\":\"museum-a\",\"sizeBytes\":10}",
                "{\"institution\":\"museum-a\",\"sha256\":\"ABC\",\"sizeBytes\":10}",
                "{\"institution\":\"museum-a\",\"sha256\":\"SHA\"}",
                "{\"institution\":\"museum-a\",\"sha256\":\"SHA\",\"sizeBytes\":0}",
                "{\"institution\":\"museum-a\",\"sha256\":\"SHA\",\"sizeBytes\":\"10\"}",
                "{\"sha256\":\"SHA\",\"sizeBytes\":10}",
                "{\"institution\":\"museum-a\",\"sha256\":\"SHA\",\"sizeBytes\":10,\"speciman\":\"7\"}"
            })
    void aMissingMalformedOrUnknownMemberIsReported(String body) throws Exception {
        assertThat(read(body.replace("SHA", SHA))).isInstanceOf(UploadRequest.Malformed.class);
    }

    @Test
    void moreThanMayBeUploadedIsRefused() throws Exception {
        assertThat(read("{\"institution\":\"museum-a\",\"sha256\":\"%s\",\"sizeBytes\":101}".formatted(SHA)))
                .isEqualTo(new UploadRequest.TooLarge(100));
    }

    private static UploadRequest read(String body) throws JsonProcessingException {
        return UploadRequest.read(new ObjectMapper().readTree(body), 100, Optional.empty());
    }
}
