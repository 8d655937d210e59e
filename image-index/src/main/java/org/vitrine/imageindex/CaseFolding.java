package org.vitrine.imageindex;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.CaseMap;
import com.ibm.icu.text.Normalizer2;

/**
 * Normalises names and values of facets for comparison: canonical caseless matching (Unicode, definition D145) and
 * trimmed white space. It is applied to the terms in a document and to the filters of a search, so that both agree.
 *
 * <p>Full case folding: {@code ΒΑΣΙΛΕΩΣ} and {@code βασιλεως}, {@code STRASSE} and {@code Straße} are equal. Composed
 * and decomposed letters are equal. A run of white space, line breaks and control characters is one space, because a
 * browser's form sends each line break as CR LF.
 */
public final class CaseFolding {

    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFDInstance();
    private static final Normalizer2 COMPOSED = Normalizer2.getNFCInstance();

    private CaseFolding() {}

    /** Returns the folded text; empty where the text is blank. Idempotent. */
    public static String fold(String text) {
        return trimmed(COMPOSED.normalize(CaseMap.fold().apply(DECOMPOSED.normalize(text))));
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
