package org.vitrine.cli.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void whatAnOperatorMustConfirmIsPrinted() throws JsonProcessingException {
        // Given
        var status = JSON.readTree("""
                {"collections":[],"pendingSubscriptions":[
                  {"topicArn":"arn:1","subscribeUrl":"https://sns.eu-central-1.amazonaws.com/?Token=t",
                   "confirm":"If topic arn:1 is yours, open subscribeUrl once within 3 days.","receivedAt":"2026-03-01T12:00:00Z"},
                  {"topicArn":"arn:2","confirm":"The address to confirm topic arn:2 is not one of\\nAmazon SNS.",
                   "receivedAt":"2026-03-02T12:00:00Z"}]}""");

        // When
        var lines = StatusCommand.subscriptions(status);

        // Then
        assertThat(lines)
                .containsExactly(
                        "SNS subscription, received 2026-03-01T12:00:00Z: If topic arn:1 is yours, open subscribeUrl once within 3 days.",
                        "  subscribeUrl: https://sns.eu-central-1.amazonaws.com/?Token=t",
                        "SNS subscription, received 2026-03-02T12:00:00Z: The address to confirm topic arn:2 is not one of Amazon SNS.");
    }

    @Test
    void whyTheyCannotBeReadIsPrinted() throws JsonProcessingException {
        // Given
        var status = JSON.readTree(
                "{\"pendingSubscriptionsUnavailable\":\"Pending subscriptions cannot be read from S3 now: no answer within 1500 ms.\"}");

        // When
        var lines = StatusCommand.subscriptions(status);

        // Then
        assertThat(lines)
                .containsExactly("Pending subscriptions cannot be read from S3 now: no answer within 1500 ms.");
    }

    @Test
    void institutionsWithAQuotaArePrintedWithTheirUsage() throws JsonProcessingException {
        // Given
        var usage = JSON.readTree("""
                {"institutions":[
                  {"institutionId":"museum-a","photographs":12,"bytes":3400,"maxPhotographs":100},
                  {"institutionId":"museum-b","photographs":5,"bytes":600}]}""");

        // When
        var lines = StatusCommand.quotas(usage);

        // Then
        assertThat(lines).hasSize(2);
        assertThat(lines.getLast().split(" +")).containsExactly("museum-a", "12", "100", "3400");
    }

    @Test
    void withoutAQuotaNoUsageIsPrinted() throws JsonProcessingException {
        assertThat(StatusCommand.quotas(JSON.readTree("{}"))).isEmpty();
        assertThat(StatusCommand.quotas(JSON.readTree(
                        "{\"institutions\":[{\"institutionId\":\"museum-b\",\"photographs\":5,\"bytes\":600}]}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"pendingSubscriptions\":[]}"})
    void whereNoneWaitsNothingIsPrinted(String status) throws JsonProcessingException {
        assertThat(StatusCommand.subscriptions(JSON.readTree(status))).isEmpty();
    }
}
