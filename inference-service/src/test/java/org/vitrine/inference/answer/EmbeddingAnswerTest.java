package org.vitrine.inference.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.inference.statement.UnitVector;

class EmbeddingAnswerTest {

    private static final int MAX = 4;

    @Test
    void aVectorIsReadNestedOrNot() {
        assertThat(values("{\"embedding\":[3,-4]}")).containsExactly(0.6f, -0.8f);
        assertThat(values("{\"embedding\":[[3,-4]],\"more\":1}")).containsExactly(0.6f, -0.8f);
        assertThat(values("{\"embedding\":[7.5]}")).containsExactly(1f);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    {"embedding":[1,NaN]}        | value 1 of 2 is NaN
                    {"embedding":[-Infinity,1]}  | value 0 of 2 is -Infinity
                    {"embedding":[1e999,1]}      | value 0 of 2 is Infinity
                    {"embedding":[0,0,0]}        | all 3 values are zero
                    {"embedding":[]}             | it has no values
                    {"embedding":[1,2,3,4,5]}    | has 5 values, more than the 4 accepted
                    {"embedding":[[1,2],[3,4]]}  | value 0 of 'embedding' is not a number
                    {"embedding":[1,"2"]}        | value 1 of 'embedding' is not a number
                    {"embedding":"AAAA"}         | neither a list of numbers
                    {"vector":[1,2]}             | neither a list of numbers
                    [1,2]                        | is a JSON array, not an object
                    {"embedding":[1,             | is not JSON
                    <html>Bad gateway</html>     | it begins '<html>Bad gateway</html>'
                    """)
    void aMalformedAnswerHasASentence(String body, String sentence) {
        assertThat(EmbeddingAnswer.read(body.getBytes(StandardCharsets.UTF_8), MAX))
                .isInstanceOfSatisfying(ParsedAnswer.Malformed.class, malformed -> assertThat(malformed.sentence())
                        .contains(sentence));
    }

    @Test
    void anEmptyAnswerIsMalformed() {
        assertThat(EmbeddingAnswer.read(new byte[0], MAX))
                .isEqualTo(new ParsedAnswer.Malformed<>("the answer is empty"));
    }

    @Property
    void noBytesMakeItFail(@ForAll byte[] body) {
        assertThat(EmbeddingAnswer.read(body, MAX)).isNotNull();
        assertThat(ClassificationAnswer.read(body, java.util.List.of())).isNotNull();
        assertThat(DetectionAnswer.read(body, java.util.Optional.empty())).isNotNull();
        assertThat(SegmentationAnswer.read(body, java.util.Optional.empty())).isNotNull();
    }

    private static Iterable<Float> values(String body) {
        var reading = EmbeddingAnswer.read(body.getBytes(StandardCharsets.UTF_8), MAX);
        return switch (reading) {
            case ParsedAnswer.Valid<UnitVector>(var vector) -> vector.values();
            case ParsedAnswer.Malformed<UnitVector>(var sentence) -> throw new AssertionError(sentence);
        };
    }
}
