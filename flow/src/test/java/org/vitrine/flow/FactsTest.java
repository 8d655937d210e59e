package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.events.Topic;

class FactsTest {

    private static final URI SOURCE = URI.create("/ingest-service");
    private final ImageWithdrawn fact = ImageWithdrawn.newBuilder()
            .setImageId("img-a")
            .setCollectionId("coins")
            .setInstitutionId("museum")
            .setVersion(2)
            .setReason("")
            .setWithdrawnAt(Instant.EPOCH)
            .build();

    @Test
    void theSameFactSentTwiceIsTheSameEvent() {
        assertThat(header("ce_id")).isEqualTo(header("ce_id"));
    }

    @Test
    void headersNameTypeSourceSubjectAndWhereThePixelsAre() {
        assertThat(header("ce_type")).isEqualTo("org.vitrine.image-withdrawn");
        assertThat(header("ce_source")).isEqualTo("/ingest-service");
        assertThat(header("ce_subject")).isEqualTo("img-a");
        assertThat(header("ce_dataref")).isEqualTo("s3://vitrine/a");
        assertThat(TraceParent.parse(header("traceparent"))).isPresent();
    }

    @Test
    void bytesWithoutARegistryComeBackAsTheSameFact() {
        // Given
        var serde = FactSerdes.inMemory(ImageWithdrawn.class);

        // When
        var bytes = serde.serializer().serialize("image-withdrawn", fact);

        // Then
        assertThat(serde.deserializer().deserialize("image-withdrawn", bytes)).isEqualTo(fact);
    }

    private String header(String name) {
        Headers headers = CloudEvents.headers(
                Topic.IMAGE_WITHDRAWN, "img-a", fact, SOURCE, "s3://vitrine/a", TraceParent.start());
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
