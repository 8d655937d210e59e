package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vitrine.events.ImageWithdrawn;
import org.vitrine.events.Indexed;
import org.vitrine.events.Step;
import org.vitrine.events.StepOutcome;
import org.vitrine.events.Topic;

class EventIdTest {

    private static final Instant AT = Instant.parse("2026-11-30T12:00:00.123Z");

    @Test
    void equalFactsHaveOneId() {
        assertThat(EventId.of(Topic.IMAGE_WITHDRAWN, "img-a", withdrawn("lent out")))
                .isEqualTo(EventId.of(Topic.IMAGE_WITHDRAWN, "img-a", withdrawn("lent out")));
    }

    @Test
    void aFactThatWasReadFromItsBytesHasTheIdWithWhichItWasSent() {
        // Given
        var serde = FactSerdes.inMemory(ImageWithdrawn.class);
        var sent = withdrawn("lent out");
        var bytes = serde.serializer().serialize("image-withdrawn", sent);

        // When
        var read = serde.deserializer().deserialize("image-withdrawn", bytes);

        // Then
        assertThat(EventId.of(Topic.IMAGE_WITHDRAWN, "img-a", read))
                .isEqualTo(EventId.of(Topic.IMAGE_WITHDRAWN, "img-a", sent));
    }

    @Test
    void theOrderOfAMapDoesNotChangeTheId() {
        // Given
        var ascending = new LinkedHashMap<String, Double>();
        ascending.put("angleDegrees", 12.0);
        ascending.put("coverageRatio", 0.5);

        // When
        var descending = new LinkedHashMap<>(ascending.reversed());

        // Then
        assertThat(EventId.of(Topic.PREPROCESSED, "img-a", step(descending)))
                .isEqualTo(EventId.of(Topic.PREPROCESSED, "img-a", step(ascending)));
    }

    @Test
    void anotherTopicKeyOrPayloadIsAnotherEvent() {
        var fact = withdrawn("lent out");
        var others = List.of(
                EventId.of(Topic.IMAGE_REJECTED, "img-a", fact),
                EventId.of(Topic.IMAGE_WITHDRAWN, "img-b", fact),
                EventId.of(Topic.IMAGE_WITHDRAWN, "img-a", withdrawn("sold")),
                EventId.of(Topic.IMAGE_WITHDRAWN, "img-a", indexed()));

        assertThat(others).doesNotHaveDuplicates().doesNotContain(EventId.of(Topic.IMAGE_WITHDRAWN, "img-a", fact));
    }

    private static ImageWithdrawn withdrawn(String reason) {
        return new ImageWithdrawn("img-a", "coins", "museum", 2, reason, AT);
    }

    private static Step step(Map<String, Double> measured) {
        return Step.newBuilder()
                .setName("upright")
                .setOutcome(StepOutcome.APPLIED)
                .setConfidence(1)
                .setMeasured(measured)
                .setNote("")
                .setTookMs(2)
                .build();
    }

    private static Indexed indexed() {
        return new Indexed("img-a", "coins", "museum", 2, 7L, false, "images", AT, false, false, false);
    }
}
