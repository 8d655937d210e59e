package org.vitrine.modelserver.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardQualityTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theEntriesOfACardAreReadWithTheirFigures() throws IOException {
        // Given
        writeCard("""
                {"name": "coin-side", "quality": [
                  {"protocol": "ancient", "right": 0.957, "n": 164, "command": "./vitrine evaluate", "detail": {"left": "out"}},
                  {"right": 0.5},
                  "no entry"]}""");

        // When
        var quality = CardQuality.of(folder, JSON);

        // Then
        assertThat(quality).isEqualTo(JSON.readTree("""
                [{"protocol": "ancient", "right": 0.957, "n": 164, "command": "./vitrine evaluate"}]"""));
    }

    @Test
    void aCardWithoutQualityAndAnUnreadableCardStateNone() throws IOException {
        // Given, When
        var ofAbsentCard = CardQuality.of(folder.resolve("absent"), JSON);
        writeCard("{\"name\": \"means\"}");
        var ofCardWithout = CardQuality.of(folder, JSON);
        writeCard("{\"name\": ");
        var ofBrokenCard = CardQuality.of(folder, JSON);

        // Then
        assertThat(ofAbsentCard).isEmpty();
        assertThat(ofCardWithout).isEmpty();
        assertThat(ofBrokenCard).isEmpty();
    }

    @Test
    void aLongCardIsCutOff() throws IOException {
        // Given
        String entry = "{\"protocol\": \"euro\", \"top1\": 0.8},";
        writeCard("{\"quality\": [" + entry.repeat(30) + "{\"protocol\": \"" + "x".repeat(2_000) + "\"}]}");

        // When, Then
        assertThat(CardQuality.of(folder, JSON)).hasSize(20);
    }

    private void writeCard(String card) throws IOException {
        Files.writeString(folder.resolve("card.json"), card);
    }
}
