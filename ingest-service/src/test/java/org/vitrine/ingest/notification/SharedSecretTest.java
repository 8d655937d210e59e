package org.vitrine.ingest.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedSecretTest {

    private static final Optional<String> NONE = Optional.empty();
    private static final String WORD = "a secret: of 26 characters";

    private final SharedSecret secret = SharedSecret.of(Optional.of(WORD));

    @Test
    void isTakenInEachPlaceWhereSendersCanPutIt() {
        assertThat(secret.accepts(Optional.of(WORD), NONE, NONE)).isTrue();
        assertThat(secret.accepts(NONE, Optional.of("Bearer " + WORD), NONE)).isTrue();
        assertThat(secret.accepts(NONE, Optional.of("basic " + base64("sns:" + WORD)), NONE))
                .isTrue();
        assertThat(secret.accepts(NONE, NONE, Optional.of(WORD))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ???", "Basic c25z", "Bearer", "Bearer wrong", "Digest x", ""})
    void othersAreNotAdmitted(String authorization) {
        assertThat(secret.accepts(Optional.of("wrong"), Optional.of(authorization), Optional.of("")))
                .isFalse();
    }

    @Test
    void whereNoneIsSetNoneIsNeeded() {
        assertThat(SharedSecret.of(NONE).accepts(NONE, NONE, NONE)).isTrue();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
