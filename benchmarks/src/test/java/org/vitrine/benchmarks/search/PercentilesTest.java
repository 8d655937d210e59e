package org.vitrine.benchmarks.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void percentilesAreMeasuredTimes() {
        var hundred =
                IntStream.rangeClosed(1, 100).mapToObj(Double::valueOf).toList().reversed();

        assertThat(Percentiles.of(hundred)).isEqualTo(new Percentiles(50, 95, 99, 100, 100));
        assertThat(Percentiles.of(List.of(7.0))).isEqualTo(new Percentiles(7, 7, 7, 7, 1));
        assertThatThrownBy(() -> Percentiles.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void partsAreReadFromTheAnswer() throws IOException {
        // Given
        var answer = new ObjectMapper()
                .readTree("{\"confident\":true,\"tookMs\":90,\"timings\":{\"prepareMs\":31.5,\"nearestMs\":4}}");

        // When
        var search = TimedSearch.of(93.2, answer);

        // Then
        assertThat(search.partsMs()).containsOnlyKeys("server", "prepare", "nearest");
        assertThat(search.partsMs().get("prepare")).isEqualTo(31.5);
        assertThat(search.confident()).isTrue();
    }

    @Test
    void aPartThatOnlyALaterAnswerStatesIsReported() {
        // Given
        var first = new TimedSearch(90, Map.of("server", 80.0), false);
        var second = new TimedSearch(110, Map.of("server", 100.0, "verify", 40.0), true);

        // When
        var percentiles = TimedSearch.percentiles(List.of(first, second));

        // Then
        assertThat(percentiles.keySet()).containsExactly("server", "verify");
        assertThat(percentiles.get("server")).isEqualTo(new Percentiles(80, 100, 100, 100, 2));
        assertThat(percentiles.get("verify")).isEqualTo(new Percentiles(40, 40, 40, 40, 1));
    }
}
