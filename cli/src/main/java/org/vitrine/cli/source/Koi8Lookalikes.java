package org.vitrine.cli.source;

import java.nio.charset.Charset;
import java.util.regex.Pattern;

/**
 * Decides between KOI8-R and the encodings whose texts the detector takes for it: KOI8-U, and the Greek ones, whose
 * capitals have the codes of Russian small letters. Their further letters have the codes of box drawings of KOI8-R,
 * which no table contains.
 */
final class Koi8Lookalikes {

    private static final Pattern BOX_DRAWING = Pattern.compile("[\\u2500-\\u259F]");

    /** A letter that Ukrainian has and Russian has not, within a word. */
    private static final Pattern UKRAINIAN = Pattern.compile("\\p{IsCyrillic}[єіїґЄІЇҐ]\\p{IsCyrillic}");

    private static final Pattern GREEK_LETTER = Pattern.compile("[\\p{IsGreek}&&\\p{L}]");

    /** No Greek word has it. Words of Latin letters do, if they are read as Greek: their accented letters. */
    private static final Pattern GREEK_BESIDE_LATIN = Pattern.compile(
            "[\\p{IsGreek}&&\\p{L}][\\p{IsLatin}&&\\p{L}]|[\\p{IsLatin}&&\\p{L}][\\p{IsGreek}&&\\p{L}]");

    private Koi8Lookalikes() {}

    /**
     * Returns KOI8-R, KOI8-U, WINDOWS-1253 for both Greek encodings, or an empty text for none of them.
     *
     * @param text bytes that the detector takes for KOI8-R
     */
    static String charsetName(byte[] text) {
        if (!has(BOX_DRAWING, text, "KOI8-R")) {
            return "KOI8-R";
        }
        if (has(UKRAINIAN, text, "KOI8-U") && !has(BOX_DRAWING, text, "KOI8-U")) {
            return "KOI8-U";
        }
        boolean isGreek = has(GREEK_LETTER, text, "windows-1253") && !has(GREEK_BESIDE_LATIN, text, "windows-1253");
        return isGreek ? "WINDOWS-1253" : "";
    }

    private static boolean has(Pattern pattern, byte[] text, String charset) {
        return pattern.matcher(new String(text, Charset.forName(charset))).find();
    }
}
