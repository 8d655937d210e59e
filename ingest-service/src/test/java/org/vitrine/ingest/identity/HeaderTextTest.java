package org.vitrine.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vitrine.ingest.identity.HeaderText.Reading;

class HeaderTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=?UTF-8?B?S8O2bG4gMQ==?=",
                "=?utf-8?q?K=C3=B6ln_1?=",
                "=?UTF-8?Q?K=C3?= =?UTF-8?Q?=B6ln_1?=",
                "=?UTF-8?B?S8M=?=\t=?UTF-8?B?tmxuIDE=?="
            })
    void readsEncodedWordsAsAmazonS3AnswersThem(String given) {
        assertThat(HeaderText.read(given)).isEqualTo(new Reading.Text("Köln 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Münze-1", "ΒΑΣΙΛΕΩΣ", "文", "𐤀", "{\"Münzstätte\":\"Köln\"}", "plain", "a+b"})
    void readsUtf8BytesAsTheyAre(String text) {
        // Given: header bytes as a server gives them, one char each
        var given = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        // Then
        assertThat(HeaderText.read(given)).isEqualTo(new Reading.Text(text));
    }

    @Test
    void readsEscapesAndBytesMixed() {
        assertThat(HeaderText.read("K%C3%B6ln \u00c3\u00b6 %25")).isEqualTo(new Reading.Text("Köln ö %"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Münze 50%", "50 % der Münzen", "%ff ΒΑΣΙΛΕΩΣ", "𐤀%"})
    void aRefusedValueOfUtf8BytesIsGivenBackAsText(String text) {
        // Given: header bytes as a server gives them, one char each
        var given = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

        // When
        var reading = HeaderText.read(given);

        // Then
        assertThat(reading).isInstanceOfSatisfying(Reading.NotUtf8.class, refused -> assertThat(refused.given())
                .isEqualTo(text));
    }

    @Test
    void aRefusedValueOfOtherBytesIsGivenBackAsLatin1() {
        assertThat(HeaderText.read("M\u00fcnze"))
                .isEqualTo(new Reading.NotUtf8("contains bytes that are not UTF-8", "Münze"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"M\u00fcnze", "50%", "%ff", "\u00c3", "=?UTF-8?Q?=FF?=", "=?UTF-8?B?!?=", "=?UTF-8?Q?=C?="})
    void refusesWhatIsNoUtf8(String given) {
        assertThat(HeaderText.read(given)).isInstanceOf(Reading.NotUtf8.class);
    }
}
