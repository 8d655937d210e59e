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
import org.vitrine.ingest.progress.StateSerdes;
import org.vitrine.ingest.upload.UploadTicket.Wish;

class UploadTicketTest {

    private static final String SHA = "a".repeat(64);

    @Test
    void keepsWhatWasSaidOfThePhotograph() throws Exception {
        // Given
        var wish = (Wish.Understood) read("""
                {"institution":"museum-a","identifier":"one","side":"obverse","metadata":{"material":"silver"},
                 "sha256":"%s","sizeBytes":10}""".formatted(SHA));
        var ticket = new UploadTicket(
                "u", "coins", wish.statement(), wish.sha256(), wish.sizeBytes(), Instant.EPOCH, Optional.empty());

        // When
        var read = StateSerdes.JSON.readValue(StateSerdes.JSON.writeValueAsBytes(ticket), UploadTicket.class);

        // Then
        assertThat(read).isEqualTo(ticket);
        assertThat(read.statement().metadata()).containsEntry("material", "silver");
    }

    @Test
    void oneWrittenBeforeTicketsSaidWhenTheyWereCompletedIsOpen() throws Exception {
        var wish = (Wish.Understood)
                read("{\"institution\":\"museum-a\",\"sha256\":\"%s\",\"sizeBytes\":10}".formatted(SHA));
        var ticket = new UploadTicket("u", "coins", wish.statement(), SHA, 10, Instant.EPOCH, Optional.empty());
        var json = (ObjectNode) StateSerdes.JSON.valueToTree(ticket);
        json.remove("completedAt");

        assertThat(StateSerdes.JSON.treeToValue(json, UploadTicket.class)).isEqualTo(ticket);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"institution\":\"museum-a\",\"sizeBytes\":10}",
                "{\"institution\":\"museum-a\",\"sha256\":\"ABC\",\"sizeBytes\":10}",
                "{\"institution\":\"museum-a\",\"sha256\":\"SHA\"}",
                "{\"institution\":\"museum-a\",\"sha256\":\"SHA\",\"sizeBytes\":0}",
                "{\"institution\":\"museum-a\",\"sha256\":\"SHA\",\"sizeBytes\":\"10\"}",
                "{\"sha256\":\"SHA\",\"sizeBytes\":10}"
            })
    void whatIsMissingOrMisspeltIsTold(String body) throws Exception {
        assertThat(read(body.replace("SHA", SHA))).isInstanceOf(Wish.Malformed.class);
    }

    @Test
    void moreThanMayBeUploadedIsTold() throws Exception {
        assertThat(read("{\"institution\":\"museum-a\",\"sha256\":\"%s\",\"sizeBytes\":101}".formatted(SHA)))
                .isEqualTo(new Wish.TooLarge(100));
    }

    private static Wish read(String body) throws JsonProcessingException {
        return Wish.read(new ObjectMapper().readTree(body), 100);
    }
}
