package org.vitrine.cli.source;

import java.nio.charset.Charset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Chooses among single-byte encodings of languages in Latin letters by which one gives plausible words. */
final class WesternEncodings {

    /** Ordered by how often spreadsheets write them. */
    private static final List<Charset> CANDIDATES = Stream.of("windows-1252", "windows-1250", "x-MacRoman", "IBM850")
            .filter(Charset::isSupported)
            .map(Charset::forName)
            .toList();

    /**
     * The most frequent letters beyond ASCII of German, French, Spanish, Italian, Portuguese, Danish, Swedish and
     * Norwegian.
     */
    private static final String FREQUENT = "äöüßéèêëàâçîïôûùñóíáúãõåæøœì";

    private static final char REPLACEMENT = '\uFFFD';

    private WesternEncodings() {}

    /** The encoding that gives most letters and fewest signs within words. */
    static Charset likeliest(byte[] text) {
        return CANDIDATES.stream()
                .max(Comparator.<Charset>comparingLong(charset -> score(new String(text, charset)))
                        .thenComparingInt(charset -> -CANDIDATES.indexOf(charset)))
                .orElseThrow();
    }

    private static long score(String text) {
        long score = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                score += score(at(text, i - 1), text.charAt(i), at(text, i + 1));
            }
        }
        return score;
    }

    /** Score of one character beyond ASCII between its neighbours; negative if it is implausible there. */
    private static int score(char before, char character, char after) {
        if (character == REPLACEMENT || Character.isISOControl(character)) {
            return -10;
        }
        boolean inWord = Character.isLetter(before) || Character.isLetter(after);
        if (Character.isLetter(character)) {
            boolean capitalInside =
                    Character.isUpperCase(character) && Character.isLetter(before) && Character.isLowerCase(after);
            if (capitalInside || Character.isUpperCase(character) && Character.isLowerCase(before)) {
                return -3;
            }
            return !inWord ? 0 : FREQUENT.indexOf(Character.toLowerCase(character)) >= 0 ? 3 : 1;
        }
        boolean betweenLetters = Character.isLetter(before) && Character.isLetter(after);
        return betweenLetters ? character == '’' ? 1 : -3 : 0;
    }

    private static char at(String text, int index) {
        return index >= 0 && index < text.length() ? text.charAt(index) : ' ';
    }
}
