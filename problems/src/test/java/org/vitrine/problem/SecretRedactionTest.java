package org.vitrine.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRedactionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "https://s3.example/b/k?X-Amz-Date=20260101T000000Z&X-Amz-Signature=5f3a9c&X-Amz-Expires=600"
                        + "|https://s3.example/b/k?X-Amz-Date=20260101T000000Z&X-Amz-Signature=***&X-Amz-Expires=600",
                "PUT https://s3.example/k?X-Amz-Credential=AKIA%2F20260101&X-Amz-Security-Token=FwoGZX failed"
                        + "|PUT https://s3.example/k?X-Amz-Credential=***&X-Amz-Security-Token=*** failed",
                "https://sns.example/?Action=ConfirmSubscription&Token=2336412f37|https://sns.example/?Action=ConfirmSubscription&Token=***",
                "Authorization: AWS4-HMAC-SHA256 Credential=AKIA/x, SignedHeaders=host, Signature=5f3a|Authorization: ***",
                "headers={authorization=[Basic c25zOnNlY3JldA==]}|headers={authorization=[***]}",
                "sent Bearer open-sesame-of-museum-a to it|sent Bearer *** to it",
                "Vitrine-Secret: open-sesame-of-museum-a|Vitrine-Secret: ***",
                "path=/ingest/v1/s3-events/open-sesame-of-museum-a cause=x|path=/ingest/v1/s3-events/*** cause=x",
                "https://vitrine:open-sesame@search.example:9200/_bulk|https://***@search.example:9200/_bulk",
                "user=vitrine, password=open-sesame, aws.secretAccessKey=wJalrX|user=vitrine, password=***, aws.secretAccessKey=***",
                "PlainLoginModule required username=\"vitrine\" password=\"open-sesame\";|PlainLoginModule required username=\"vitrine\" password=\"***\";",
                "{\"user\":\"vitrine\",\"password\" : \"open-sesame\"}|{\"user\":\"vitrine\",\"password\" : \"***\"}"
            })
    void aSecretIsReplacedAndTheTextAroundItIsKept(String text, String redacted) {
        assertThat(SecretRedaction.redact(text)).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "path=/v1/s3-events cause=java.io.IOException: Connection reset",
                "path=/v1/collections/coins/images cause=timeout after 5 s",
                "as header Vitrine-Secret, as bearer token, as password of Basic credentials",
                "https://search.example:9200/images/_doc/img-a@1",
                "key=originals/coins/img-a/000000001-b/5f3a"
            })
    void otherTextIsUnchanged(String text) {
        assertThat(SecretRedaction.redact(text)).isEqualTo(text);
    }

    @Test
    void aSecretInTheMessageOfAFailureIsReplaced() {
        // Given
        var failure = new IllegalArgumentException("no address: https://s3.example/k?X-Amz-Signature=5f3a9c");

        // When
        var text = SecretRedaction.redact(failure);

        // Then
        assertThat(text)
                .isEqualTo("java.lang.IllegalArgumentException: no address: https://s3.example/k?X-Amz-Signature=***");
    }

    @Test
    void redactingTwiceChangesNothing() {
        // Given
        var once = SecretRedaction.redact("POST /v1/s3-events/open-sesame?signature=5f&x=1 password=a");

        // When
        var twice = SecretRedaction.redact(once);

        // Then
        assertThat(twice).isEqualTo(once);
    }
}
