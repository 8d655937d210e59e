package org.vitrine.search.download;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentDispositionTest {

    @Test
    void anAsciiNameIsQuoted() {
        assertThat(ContentDisposition.inline("img-a-thumbnail.jpg"))
                .isEqualTo("inline; filename=\"img-a-thumbnail.jpg\"");
        assertThat(ContentDisposition.attachment("decisions of 2026.csv"))
                .isEqualTo("attachment; filename=\"decisions of 2026.csv\"");
    }

    @Test
    void anotherNameIsEncodedAsWell() {
        assertThat(ContentDisposition.attachment("Köln 1.csv"))
                .isEqualTo("attachment; filename=\"K_ln 1.csv\"; filename*=UTF-8''K%C3%B6ln%201.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../../etc/passwd|_.._etc_passwd",
                "a\\b.jpg|a_b.jpg",
                "a\".jpg|a_.jpg",
                "C:evil%2f.jpg|C_evil_2f.jpg",
                ".htaccess|htaccess",
                "...|file"
            })
    void aNameNamesNoFolderAndEndsNoHeader(String given, String written) {
        assertThat(ContentDisposition.inline(given)).isEqualTo("inline; filename=\"%s\"".formatted(written));
    }

    @Test
    void lineBreaksAndReversedTextAreReplaced() {
        assertThat(ContentDisposition.inline("a\r\nSet-Cookie: x")).isEqualTo("inline; filename=\"a__Set-Cookie_ x\"");
        assertThat(ContentDisposition.inline("photo\u202egpj.exe")).isEqualTo("inline; filename=\"photo_gpj.exe\"");
    }

    @Test
    void theEndOfALongNameIsKept() {
        assertThat(ContentDisposition.inline("x".repeat(500) + ".jpg"))
                .isEqualTo("inline; filename=\"" + "x".repeat(146) + ".jpg\"");
    }

    @Property
    void everyNameMakesOneWellFormedHeader(@ForAll String name) {
        assertThat(ContentDisposition.attachment(name))
                .matches(
                        "attachment; filename=\"[\\x20-\\x7e&&[^\"\\\\/]]+\"(; filename\\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+)?");
    }
}
