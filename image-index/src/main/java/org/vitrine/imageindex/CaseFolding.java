package org.vitrine.imageindex;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.CaseMap;
import com.ibm.icu.text.Normalizer2;

/**
 * Normalises names and values of facets, and the text of a document, for comparison: canonical caseless matching
 * (Unicode, definition D145) and trimmed white space. It is applied to the terms and the text of a document and to the
 * filters and the words of a search, so that both agree.
 *
 * <p>Full case folding: {@code ΒΑΣΙΛΕΩΣ} and {@code βασιλεως}, {@code STRASSE} and {@code Straße} are equal. Composed
 * and decomposed letters are equal. A run of white space, line breaks and control characters is one space, because a
 * browser's form sends each line break as CR LF.
 *
 * <p>The letters I, İ, i and ı are equal. In Turkish, ı and I are one letter, and so are i and İ; in all other
 * languages, i and I are. The language of a value is unknown, so that only one class of all four holds both rules:
 * {@code İSTANBUL}, {@code istanbul} and {@code ISTANBUL} are equal, and so are {@code Diyarbakır} and {@code
 * DIYARBAKIR}. Other letters with marks differ from those without.
 */
public final class CaseFolding {

    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();
    private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();
    private static final char DOTLESS_I = 'ı';
    private static final char DOT_ABOVE = '\u0307';

    /** Canonical combining class of the marks above a letter, among them the dot. */
    private static final int ABOVE = 230;

    private CaseFolding() {}

    /** Returns the folded text; empty where the text is blank. Idempotent. */
    public static String fold(String text) {
        String folded = DECOMPOSED.normalize(CaseMap.fold().apply(DECOMPOSED.normalize(text)));
        return trimmed(COMPOSED.normalize(withOneI(folded)));
    }

    /**
     * Replaces ı by i and removes each dot above an i.
     *
     * @param decomposed folded text in normal form D, in which marks below a letter may precede the dot
     */
    private static String withOneI(String decomposed) {
        var result = new StringBuilder(decomposed.length());
        boolean dotted = false;
        for (int position = 0; position < decomposed.length(); ) {
            int codePoint = decomposed.codePointAt(position);
            position += Character.charCount(codePoint);
            if (codePoint == DOT_ABOVE && dotted) {
                continue;
            }
            if (codePoint == 'i' || codePoint == DOTLESS_I) {
                result.append('i');
                dotted = true;
                continue;
            }
            int combiningClass = UCharacter.getCombiningClass(codePoint);
            dotted = dotted && combiningClass != 0 && combiningClass != ABOVE;
            result.appendCodePoint(codePoint);
        }
        return result.toString();
    }

    private static String trimmed(String text) {
        var result = new StringBuilder(text.length());
        boolean space = false;
        for (int position = 0; position < text.length(); ) {
            int codePoint = text.codePointAt(position);
            position += Character.charCount(codePoint);
            if (UCharacter.isUWhiteSpace(codePoint) || Character.isISOControl(codePoint)) {
                space = !result.isEmpty();
                continue;
            }
            if (space) {
                result.append(' ');
                space = false;
            }
            result.appendCodePoint(codePoint);
        }
        return result.toString();
    }
}
