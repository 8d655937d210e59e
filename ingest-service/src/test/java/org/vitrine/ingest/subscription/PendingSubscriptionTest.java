package org.vitrine.ingest.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PendingSubscriptionTest {

    private static final String TOPIC = "arn:aws:sns:eu-central-1:000000000000:photographs";

    @Test
    void repeatsTheAddressOfAmazonAndTheStepsOfTheOperator() {
        var url = "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&Token=00";
        assertThat(PendingSubscription.of(TOPIC, url, Instant.EPOCH)).satisfies(pending -> {
            assertThat(pending.subscribeUrl()).contains(URI.create(url));
            assertThat(pending.confirm()).contains(TOPIC).contains("open subscribeUrl once");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sns.eu-central-1.amazonaws.com/",
                "https://sns.eu-central-1.amazonaws.com.example.org/",
                "https://sns.eu-central-1.amazonaws.com@example.org/",
                "https://example.org/?sns.eu-central-1.amazonaws.com/",
                "https://sns.eu-central-1.amazonaws.com/?Token=%zz",
                "https://sns.eu-central-1.amazonaws.com/?Token={|}",
                "javascript:alert(1)",
                ""
            })
    void repeatsNoOtherAddress(String url) {
        assertThat(PendingSubscription.of(TOPIC, url, Instant.EPOCH)).satisfies(pending -> {
            assertThat(pending.subscribeUrl()).isEmpty();
            assertThat(pending.confirm()).contains("Do not open it");
        });
    }

    @Test
    void anEndedSubscriptionNamesHowToRestoreIt() {
        // Given
        var url = "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription&Token=00";

        // Then
        assertThat(PendingSubscription.ofEnded(TOPIC, url, Instant.EPOCH)).satisfies(ended -> {
            assertThat(ended.subscribeUrl()).contains(URI.create(url));
            assertThat(ended.confirm()).contains("topic " + TOPIC + " was ended", "open subscribeUrl once");
        });
        assertThat(PendingSubscription.ofEnded(TOPIC, "https://example.org/", Instant.EPOCH)
                        .confirm())
                .contains("Do not open it");
    }

    @Test
    void knowsTheNameOfATopic() {
        assertThat(PendingSubscription.isTopicArn(TOPIC)).isTrue();
        assertThat(PendingSubscription.isTopicArn(TOPIC + "\nx")).isFalse();
        assertThat(PendingSubscription.isTopicArn("photographs")).isFalse();
    }
}
