package org.vitrine.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Koi8LookalikesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KOI8-R       | Новгород, серебро      | KOI8-R",
                "KOI8-U       | Київ, срібло           | KOI8-U",
                "KOI8-U       | ЛЬВІВ                  | KOI8-U",
                "windows-1253 | ΒΑΣΙΛΕΩΣ, Άλφα         | WINDOWS-1253",
                "windows-1253 | «ΒΑΣΙΛΕΩΣ»             | WINDOWS-1253",
                "windows-1253 | « ΔΗΜΗΤΗΡ », 25 µm, §5 | WINDOWS-1253",
                "ISO-8859-7   | ΒΑΣΙΛΕΩΣ, Άλφα         | WINDOWS-1253",
                "windows-1252 | « Lyon », « Élysée »   | ''",
                "windows-1252 | « 5 », « 6 »           | ''"
            })
    void punctuationDoesNotDecide(String encoding, String text, String charsetName) {
        assertThat(Koi8Lookalikes.charsetName(text.getBytes(Charset.forName(encoding))))
                .isEqualTo(charsetName);
    }
}
