package org.vitrine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.events.EndpointReference;

class EndpointNameRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "relief-deep",
                "Coins--2026",
                "0123456789012345678901234567890123456789012345678901234567890ab"
            })
    void anEndpointNameOfSageMakerIsTaken(String name) {
        assertThat(EndpointNameRules.violation(reference(name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-a",
                "a-",
                "a_b",
                "a b",
                "a/b",
                "münze",
                "a\n",
                "0123456789012345678901234567890123456789012345678901234567890abc"
            })
    void anotherNameIsNamedWithItsRule(String name) {
        assertThat(EndpointNameRules.violation(reference(name)).orElseThrow())
                .startsWith("endpoint '")
                .contains("1 to 63 letters");
    }

    @Test
    void everyPartOfAReferenceIsChecked() {
        var variant = reference("coins");
        variant.setVariant("Variant 1");
        var target = reference("coins");
        target.setTargetModel("models/coin\r\nX-Evil: 1");
        var component = reference("coins");
        component.setInferenceComponent("a".repeat(64));

        assertThat(EndpointNameRules.violation(variant).orElseThrow()).startsWith("variant 'Variant 1'");
        assertThat(EndpointNameRules.violation(target).orElseThrow()).startsWith("targetModel 'models/coin");
        assertThat(EndpointNameRules.violation(component).orElseThrow()).startsWith("inferenceComponent");
    }

    @Test
    void aTargetModelMayBeAPath() {
        var reference = reference("coins");
        reference.setTargetModel("museum a/coin-side.tar.gz");

        assertThat(EndpointNameRules.violation(reference)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:rekognition:eu-central-1:111122223333:project/coins/version/coins.2026-01-01/1700000000000",
                "arn:aws-us-gov:rekognition:us-gov-west-1:111122223333:project/c/version/v/1"
            })
    void theArnOfAProjectVersionIsTaken(String arn) {
        assertThat(EndpointNameRules.projectVersionViolation(arn)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "coins",
                "arn:aws:rekognition:eu-central-1:1111:project/coins/version/v/1",
                "arn:aws:rekognition:eu-central-1:111122223333:project/coins/1700000000000",
                "arn:aws:sagemaker:eu-central-1:111122223333:endpoint/coins"
            })
    void anotherArnIsNamed(String arn) {
        assertThat(EndpointNameRules.projectVersionViolation(arn).orElseThrow()).contains("'" + arn + "'");
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        assertThat(EndpointNameRules.projectVersionViolation("a" + "😀".repeat(300))
                        .orElseThrow())
                .contains("'a" + "😀".repeat(199) + "…'");
    }

    private static EndpointReference reference(String endpoint) {
        return EndpointReference.newBuilder().setEndpoint(endpoint).build();
    }
}
