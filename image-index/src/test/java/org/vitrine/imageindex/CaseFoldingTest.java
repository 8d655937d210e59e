package org.vitrine.imageindex;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseFoldingTest {

    @ParameterizedTest
    @CsvSource({
        "ΒΑΣΙΛΕΩΣ, βασιλεως",
        "ΒΑΣΙΛΕΩΣ, βασιλεωσ",
        "STRASSE, Straße",
        "STRASSE, STRAẞE",
        "AVGVSTVS, avgvstvs",
        "İSTANBUL, i̇stanbul",
        "İSTANBUL, istanbul",
        "İSTANBUL, ISTANBUL",
        "Diyarbakır, DIYARBAKIR",
        "Diyarbakır, diyarbakir",
        "I\u0307STANBUL, istanbul",
        "\u0131\u0307, i",
        "I\u0323\u0307, \u1ecb",
        "ﬁbula, FIBULA",
        "\u0391\u0342\u0399, \u1fb7",
        "Ⅻ, ⅻ",
        "ДИНАР, динар",
        "ՈՒ, ու",
        "Ǆ, ǆ",
        "Ꮳ, ꮳ"
    })
    void spellingsThatDifferInCaseAloneAreEqual(String one, String other) {
        assertThat(CaseFolding.fold(one)).isEqualTo(CaseFolding.fold(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Köln", "Άμφίπολις", "Ἀθῆναι", "Çeşme", "Đà Nẵng", "각", "ᾳ", "Å", "שּׁ", "Maße, mm"})
    void composedAndDecomposedLettersAreEqual(String text) {
        assertThat(CaseFolding.fold(Normalizer.normalize(text, Normalizer.Form.NFD)))
                .isEqualTo(CaseFolding.fold(Normalizer.normalize(text, Normalizer.Form.NFC)));
    }

    @ParameterizedTest
    @CsvSource({"o, ö", "i, í", "g, ğ", "j, j\u0307", "i\u0301, i\u0301\u0307", "x², x2", "σ, s"})
    void otherLettersAreOthers(String one, String other) {
        assertThat(CaseFolding.fold(one)).isNotEqualTo(CaseFolding.fold(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                " a b ",
                "a  b",
                "a\tb",
                "a\nb",
                "a\r\nb",
                "\u00a0a\u2003b\u3000",
                "\u2028a\u0085b",
                "a\u001fb",
                "A B"
            })
    void whiteSpaceIsTrimmedAndARunOfItIsOneSpace(String text) {
        assertThat(CaseFolding.fold(text)).isEqualTo("a b");
    }

    @Property
    void foldingTwiceIsFoldingOnce(@ForAll String text) {
        assertThat(CaseFolding.fold(CaseFolding.fold(text))).isEqualTo(CaseFolding.fold(text));
    }

    @Property
    void foldingTwiceIsFoldingOnceForLettersIWithMarks(
            @ForAll @Chars({'I', 'İ', 'i', 'ı', '\u0307', '\u0301', '\u0323', 'j', ' ', '\u0001'}) String text) {
        assertThat(CaseFolding.fold(CaseFolding.fold(text))).isEqualTo(CaseFolding.fold(text));
    }

    @Property
    void theNormalFormOfAnyTextMakesNoDifference(@ForAll String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);

        assertThat(CaseFolding.fold(Normalizer.normalize(composed, Normalizer.Form.NFD)))
                .isEqualTo(CaseFolding.fold(composed));
    }
}
