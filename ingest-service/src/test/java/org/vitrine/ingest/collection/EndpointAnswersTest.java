package org.vitrine.ingest.collection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointAnswersTest {

    @Test
    void everyEndpointThatIsNewInAProfileHasAFindingThatNamesItsMember() throws JsonProcessingException {
        // Given
        var profile = ProfileChangeTest.profile("""
                {"embedder":{"endpoint":"old"},"attributes":{"mint":{"endpoint":"mints"},"side":{"endpoint":"old"}},
                 "labels":{"customLabelsArn":"arn:aws:rekognition:eu-central-1:111122223333:project/c/version/v/1"}}""");
        var before = ProfileChangeTest.profile("{\"embedder\":{\"endpoint\":\"old\"}}");

        // When
        var named = NamedEndpoint.addedIn(profile, Optional.of(before));
        var findings = EndpointAnswers.read(named, new ObjectMapper().readTree("""
                {"endpoints":[{"state":"missing","detail":"Endpoint mints not found."},{"state":"exists"}]}"""));

        // Then
        assertThat(named)
                .extracting(NamedEndpoint::member)
                .containsExactly("attributes.mint", "labels.customLabelsArn");
        assertThat(findings)
                .containsExactly(
                        new EndpointFinding.Missing(
                                "endpoint 'mints' of attributes.mint does not exist: Endpoint mints not found."),
                        new EndpointFinding.Exists());
    }

    @Test
    void anAnswerWithoutAnEndpointLeavesItUnverified() {
        var named = NamedEndpoint.addedIn(ProfileChangeTest.profile("{}"), Optional.empty());

        assertThat(EndpointAnswers.read(named, new ObjectMapper().createObjectNode()))
                .isEqualTo(
                        List.of(
                                new EndpointFinding.Unverified(
                                        "Whether endpoint 'relief-deep' of embedder exists is unknown: inference-service gave no reason")));
    }
}
