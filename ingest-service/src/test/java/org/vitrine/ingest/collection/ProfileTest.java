package org.vitrine.ingest.collection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests which endpoints may do which step. */
class ProfileTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aStepsEndpointTakesTheContractOfItsStepAndComesBackAsItWent() throws JsonProcessingException {
        // Given
        var reading = read("""
                {"steps":["locate","cut-out","upright","square"],
                 "stepEndpoints":{"cut-out":{"endpoint":"birefnet","contract":"picture"},"upright":{"endpoint":"coin-upright"}}}""");

        // When
        var fact = ProfileMapping.toFact("coins", ((Profile.Reading.Valid) reading).profile(), Instant.EPOCH);

        // Then
        assertThat(fact.getStepEndpoints())
                .hasEntrySatisfying("cut-out", endpoint -> assertThat(endpoint.getContract())
                        .isEqualTo("picture"))
                .hasEntrySatisfying("upright", endpoint -> assertThat(endpoint.getContract())
                        .isEqualTo("classification"));
        assertThat(ProfileMapping.toJson(fact).stepEndpoints().orElseThrow().keySet())
                .containsExactlyInAnyOrder("cut-out", "upright");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | relief-deep | 2 | disc | true",
                "{'subject':'Coin'} | relief-deep | 2 | disc | true",
                "{'subject':'medal'} | relief-deep | 2 | disc | true",
                "{'subject':'TOKEN'} | relief-deep | 2 | disc | true",
                "{'subject':'fossil'} | form-bank | 0 | any | false",
                "{'subject':'gem'} | form-bank | 0 | any | false",
                "{'subject':'coin','outline':'any'} | relief-deep | 2 | any | true",
                "{'subject':'gem','rerank':true,'outline':'disc'} | form-bank | 0 | disc | true",
                "{'subject':'coin','rerank':false,'embedder':{'endpoint':'mine'}} | mine | 2 | disc | false"
            })
    void aProfileHasTheDefaultsOfItsSubjectUnlessItSetsOthers(
            String json, String embedder, int sides, String outline, boolean rerank) throws JsonProcessingException {
        var reading = (Profile.Reading.Valid) read(json.replace('\'', '"'));
        var fact = ProfileMapping.toFact("any", reading.profile(), Instant.EPOCH);

        assertThat(fact.getEmbedder().getEndpoint()).isEqualTo(embedder);
        assertThat(fact.getSides()).hasSize(sides);
        assertThat(fact.getOutline()).isEqualTo(outline);
        assertThat(fact.getRerank()).isEqualTo(rerank);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'stepEndpoints':{'locate':{'endpoint':'x'}}} | an endpoint can do cut-out, upright, enhance",
                "{'stepEndpoints':{'cut-out':{'endpoint':'x','contract':'classification'}}} | needs semantic-segmentation or picture",
                "{'stepEndpoints':{'enhance':{'endpoint':'x'}}} | 'enhance', which is not among steps",
                "{'attributes':{'side':{}}} | attributes.side must be an object with member 'endpoint'",
                "{'outline':'square'} | outline 'square' is none of disc, any"
            })
    void anInvalidProfileIsReportedWithItsRule(String json, String sentence) throws JsonProcessingException {
        assertThat(read(json.replace('\'', '"')))
                .isInstanceOfSatisfying(Profile.Reading.Malformed.class, malformed -> assertThat(malformed.sentence())
                        .contains(sentence));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'stepEndpoints':{'cut-out':{'endpoint':'-'}}} | stepEndpoints.cut-out: endpoint '-' must be 1 to 63",
                "{'embedder':{'endpoint':'relief deep'}} | embedder: endpoint 'relief deep' must be 1 to 63",
                "{'embedder':{'endpoint':'a','variant':'v_1'}} | embedder: variant 'v_1' must be",
                "{'attributes':{'side':{'endpoint':'a','targetModel':' b'}}} | attributes.side: targetModel ' b' must be",
                "{'labels':{'customLabelsArn':'coins'}} | labels.customLabelsArn 'coins' must be the ARN of a project version"
            })
    void aNameThatNoEndpointHasIsNamed(String json, String sentence) throws JsonProcessingException {
        assertThat(read(json.replace('\'', '"')))
                .isInstanceOfSatisfying(
                        Profile.Reading.MalformedEndpoint.class,
                        malformed -> assertThat(malformed.sentence()).contains(sentence));
    }

    private static Profile.Reading read(String json) throws JsonProcessingException {
        return Profile.read(JSON.readTree(json));
    }
}
