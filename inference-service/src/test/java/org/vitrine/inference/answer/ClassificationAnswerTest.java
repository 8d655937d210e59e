package org.vitrine.inference.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vitrine.inference.statement.ModelIdentity;

class ClassificationAnswerTest {

    private static final String DIGEST = "a".repeat(64);

    @Test
    void thePredictedLabelIsTakenWithItsProbability() {
        assertThat(
                        read(
                                "{\"probabilities\":[0.2,0.8],\"labels\":[\"obverse\",\"reverse\"],\"predicted_label\":\"obverse\"}"))
                .isEqualTo(new ParsedAnswer.Valid<>(new PredictedClass("obverse", 0.2, java.util.List.of())));
    }

    @Test
    void withoutOneTheMostProbableIs() {
        assertThat(read("{\"probabilities\":[0.1,0.7,0.2],\"labels\":[\"gold\",\"silver\",\"bronze\"]}"))
                .isEqualTo(new ParsedAnswer.Valid<>(new PredictedClass("silver", 0.7, java.util.List.of())));
    }

    @Test
    void roundingBeyondOneIsAccepted() {
        assertThat(read("{\"probabilities\":[1.0000001,-0.0000001],\"labels\":[\"a\",\"b\"]}"))
                .isEqualTo(new ParsedAnswer.Valid<>(new PredictedClass("a", 1.0, java.util.List.of())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    {"probabilities":[0.2,0.8]}                                                | application/json;verbose
                    {"probabilities":[0.2],"labels":["a","b"]}                                 | 2 labels do not match 1 probabilities
                    {"probabilities":[],"labels":[]}                                           | 'probabilities' is not a list
                    {"labels":["a"]}                                                           | 'probabilities' is not a list
                    {"probabilities":[3.2,-1.0],"labels":["a","b"]}                            | probability 0 is 3.2, not in [0, 1]
                    {"probabilities":[0.5,NaN],"labels":["a","b"]}                             | probability 1 is
                    {"probabilities":[0.5,"0.5"],"labels":["a","b"]}                           | probability 1 is
                    {"probabilities":[0.5,0.5],"labels":["a",7]}                               | label 1 is not text
                    {"probabilities":[0.5,0.5],"labels":["a","b"],"predicted_label":"c"}       | "c" is none of the labels
                    null                                                                       | is a JSON null
                    """)
    void aMalformedAnswerHasASentence(String body, String sentence) {
        assertThat(read(body))
                .isInstanceOfSatisfying(ParsedAnswer.Malformed.class, malformed -> assertThat(malformed.sentence())
                        .contains(sentence));
    }

    @Test
    void theModelNamesItselfInTheCustomAttributes() {
        assertThat(CustomAttributes.model("model=relief-bank;version=1;sha256=" + DIGEST, "bank"))
                .isEqualTo(new ModelIdentity("sagemaker", "relief-bank", "1", Optional.of(DIGEST)));
    }

    @Test
    void aModelWithoutAttributesHasTheNameOfItsEndpoint() {
        var unknown = new ModelIdentity("sagemaker", "bank", "unknown", Optional.empty());
        assertThat(CustomAttributes.model(null, "bank")).isEqualTo(unknown);
        assertThat(CustomAttributes.model("trace-7", "bank")).isEqualTo(unknown);
        assertThat(CustomAttributes.model("model=;version=;sha256=XYZ", "bank")).isEqualTo(unknown);
        assertThat(CustomAttributes.model(" version = 3 ", "bank"))
                .isEqualTo(new ModelIdentity("sagemaker", "bank", "3", Optional.empty()));
    }

    private static ParsedAnswer<PredictedClass> read(String body) {
        return ClassificationAnswer.read(body.getBytes(StandardCharsets.UTF_8), java.util.List.of());
    }
}
