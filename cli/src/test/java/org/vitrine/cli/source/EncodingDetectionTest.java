package org.vitrine.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingDetectionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "windows-1252 | file;lieu;1.png;Orléans",
                "windows-1252 | file;lieu;1.png;à côté de l’église d’Évreux",
                "windows-1252 | file;x;1.png;Größe;2.png;Ärger",
                "windows-1252 | file;x;1.png;5 €",
                "windows-1252 | file;x;1.png;Ø 25 mm",
                "windows-1252 | file;x;1.png;45 °",
                "windows-1252 | file;x;1.png;MÜNZE KÖLN",
                "windows-1252 | file;x;1.png;Año 1784, Perú",
                "windows-1250 | file;miejsce;1.png;Kraków;2.png;Łódź, srebro, połowa",
                "x-MacRoman   | file;Ort;1.png;Münster;2.png;Köln, Größe",
                "IBM850       | file;Ort;1.png;Münster;2.png;Köln, Größe",
                "windows-1253 | file;τόπος;1.png;Αθήνα;2.png;Θεσσαλονίκη",
                "windows-1253 | file;legend;1.png;ΒΑΣΙΛΕΩΣ;2.png;Άλφα",
                "windows-1253 | file;legend;1.png;«ΒΑΣΙΛΕΩΣ»;2.png;Άλφα",
                "windows-1251 | file;место;1.png;Новгород;2.png;Москва, серебро",
                "KOI8-R       | file;место;1.png;Новгород;2.png;Москва, серебро",
                "GB18030      | file,名称;1.png,开元通宝;2.png,乾隆通宝 北京",
                "Big5         | file,名稱;1.png,開元通寶;2.png,乾隆通寶"
            })
    void aFewWordsDetermineTheEncoding(String encoding, String text) {
        // When
        var found = EncodingDetection.of(text.replace(";", "\r\n").getBytes(Charset.forName(encoding)), false);

        // Then
        assertThat(found).isEqualTo(new EncodingDetection.Outcome.Found(Charset.forName(encoding), 0, false));
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE", "UTF-16BE"})
    void utf16IsDetectedByItsZeroBytes(String encoding) {
        // When
        var found = EncodingDetection.of("file,τόπος\n1.png,名称\n".getBytes(Charset.forName(encoding)), false);

        // Then
        assertThat(found).isEqualTo(new EncodingDetection.Outcome.Found(Charset.forName(encoding), 0, true));
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE", "UTF-16BE"})
    void utf16IsDetectedWhereACharacterHasItsZeroByteAtTheOtherPlace(String encoding) {
        // When
        var found = EncodingDetection.of("file,名称\n1.png,一\n".getBytes(Charset.forName(encoding)), false);

        // Then
        assertThat(found).isEqualTo(new EncodingDetection.Outcome.Found(Charset.forName(encoding), 0, false));
    }

    @Test
    void zeroBytesAtAllPlacesAreNoText() {
        // When
        var outcome = EncodingDetection.of(new byte[] {'f', 0, 0, 0, 1, 0, 0, 2}, true);

        // Then
        assertThat(outcome).isInstanceOf(EncodingDetection.Outcome.NotText.class);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() {
        // When
        var found = EncodingDetection.of("\uFEFFfile\n".getBytes(StandardCharsets.UTF_8), true);

        // Then
        assertThat(found).isEqualTo(new EncodingDetection.Outcome.Found(StandardCharsets.UTF_8, 3, true));
    }

    @Test
    void validUtf8IsUtf8WhateverTheDetectorReturns() {
        // When
        var found = EncodingDetection.of("file;x\n1.png;Größe\n".getBytes(StandardCharsets.UTF_8), true);

        // Then
        assertThat(found).isEqualTo(new EncodingDetection.Outcome.Found(StandardCharsets.UTF_8, 0, true));
    }

    @Test
    void anEncodingThatIsNotRecognisedIsRefusedWithTheRemedy() {
        // When
        var outcome = EncodingDetection.of(
                "file;x\r\n1.png;درهم فضة دمشق\r\n".getBytes(Charset.forName("windows-1256")), false);

        // Then
        assertThat(outcome).isInstanceOfSatisfying(EncodingDetection.Outcome.NotText.class, notText -> assertThat(
                        notText.sentence())
                .contains("--encoding"));
    }
}
