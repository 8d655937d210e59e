package org.vitrine.ingest.subscription;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A subscription of an Amazon SNS topic that an operator must confirm before the topic delivers notifications to
 * Vitrine, or one that was ended, so that it delivers none until an operator restores it.
 *
 * @param topicArn ARN of the SNS topic
 * @param subscribeUrl URL that the operator opens once to confirm or restore; absent where the sender gave an address
 *     that is not one of Amazon SNS
 * @param confirm what the operator must do, a sentence
 * @param receivedAt when Vitrine received the message of Amazon SNS
 */
public record PendingSubscription(String topicArn, Optional<URI> subscribeUrl, String confirm, Instant receivedAt) {

    /** How long Amazon SNS accepts a confirmation, and an ended subscription is listed. */
    static final Duration LIFETIME = Duration.ofDays(3);

    /** Longest URL that is kept, in characters; those of Amazon have about 350. */
    private static final int MAX_URL = 2000;

    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_.-]{1,256}");
    private static final Pattern AMAZON = Pattern.compile("https://sns\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?/[!-~]*");

    /** Returns whether a text is the ARN of an Amazon SNS topic. */
    public static boolean isTopicArn(String text) {
        return ARN.matcher(text).matches();
    }

    /**
     * Returns the subscription that a request for confirmation names. Any client may send such a request, so a URL that is
     * not Amazon's is not repeated in answers.
     */
    public static PendingSubscription of(String topicArn, String subscribeUrl, Instant at) {
        return of(
                topicArn,
                subscribeUrl,
                "If topic %s is yours, open subscribeUrl once within 3 days, or run aws sns confirm-subscription with its Token.",
                at);
    }

    /** Returns the subscription that was ended, which its topic states once. */
    public static PendingSubscription ofEnded(String topicArn, String subscribeUrl, Instant at) {
        return of(
                topicArn,
                subscribeUrl,
                "The subscription of topic %s was ended. If that was a mistake, open subscribeUrl once within 3 days.",
                at);
    }

    /** @param steps what the operator must do where the address is one of Amazon SNS; has a placeholder for the topic */
    private static PendingSubscription of(String topicArn, String subscribeUrl, String steps, Instant at) {
        var address = amazonAddress(subscribeUrl);
        return new PendingSubscription(
                topicArn,
                address,
                address.isPresent()
                        ? steps.replace("%s", topicArn)
                        : "The address to confirm topic %s is not one of Amazon SNS. Do not open it; find out who sent it."
                                .formatted(topicArn),
                at);
    }

    /** Returns the address of Amazon SNS that a text is; empty where it is another text. */
    private static Optional<URI> amazonAddress(String url) {
        if (url.length() > MAX_URL || !AMAZON.matcher(url).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(url));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }
}
