package org.vitrine.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StatementRulesTest {

    static Stream<Arguments> statements() {
        return Stream.of(
                Arguments.of("", photograph("α".repeat(512), "s", "Obverse", Map.of("a", "x".repeat(2000)))),
                Arguments.of("", photograph("1", "s", "other", Map.of("😀".repeat(200), "😀".repeat(2000)))),
                Arguments.of("metadata.a", photograph("1", "s", "other", Map.of("a", "😀".repeat(2001)))),
                Arguments.of("identifier", photograph("α".repeat(513), "s", "obverse", Map.of())),
                Arguments.of("identifier", photograph("a\u0085b", "s", "obverse", Map.of())),
                Arguments.of("specimen", photograph("1", "s\u2028t", "obverse", Map.of())),
                Arguments.of("specimen", photograph("1", "s\tt", "obverse", Map.of())),
                Arguments.of("side", photograph("1", "s", "obv.", Map.of())),
                Arguments.of("metadata.a", photograph("1", "s", "other", Map.of("a", "x".repeat(2001)))),
                Arguments.of(
                        "metadata." + "n".repeat(201), photograph("1", "s", "other", Map.of("n".repeat(201), "x"))),
                Arguments.of("", photograph("1", "s", "unknown", members(100))),
                Arguments.of("metadata", photograph("1", "s", "unknown", members(101))));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void theFirstMemberThatBreaksARuleIsNamed(String field, PhotographFile photograph) {
        // When
        var fault = StatementRules.findFault(photograph, EntryOrigin.FILE);

        // Then
        assertThat(fault.map(EntryFault::field).orElse("")).isEqualTo(field);
    }

    private static PhotographFile photograph(
            String identifier, String specimen, String side, Map<String, String> metadata) {
        return new PhotographFile(
                Path.of("1.png"), identifier, Optional.of(specimen), Optional.empty(), Optional.of(side), metadata);
    }

    private static Map<String, String> members(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "term" + i, i -> "v"));
    }
}
