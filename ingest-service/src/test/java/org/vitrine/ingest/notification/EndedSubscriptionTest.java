package org.vitrine.ingest.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vitrine.ingest.notification.S3EventReader.Notification.Records;
import org.vitrine.ingest.notification.S3Record.Subscription;

/** Tests that an ended subscription of a topic reaches the operator, because no further notification comes. */
class EndedSubscriptionTest {

    private static final String MESSAGE =
            "{\"Type\":\"UnsubscribeConfirmation\",\"TopicArn\":\"arn:aws:sns:eu-central-1:000000000000:t\",\"Message\":\"You have chosen to deactivate\",\"SubscribeURL\":\"https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription\"}";

    @Test
    void anEndedSubscriptionIsSortedAsOne() {
        // Given
        var sorter = new NotificationSorter(DropBox.of(Set.of("drops"), "drop/{institution}/{collection}/"));
        var ended = new Subscription(
                "arn:aws:sns:eu-central-1:000000000000:t",
                "https://sns.eu-central-1.amazonaws.com/?Action=ConfirmSubscription",
                true);

        // When
        var records = (Records) S3EventReader.read(MESSAGE);

        // Then
        assertThat(records).isEqualTo(new Records(List.of(ended)));
        assertThat(sorter.sort(records.records()).subscriptions()).containsExactly(ended);
        assertThat(sorter.sort(records.records()).ignored()).isEmpty();
    }
}
