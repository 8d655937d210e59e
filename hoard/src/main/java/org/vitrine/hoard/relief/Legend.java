package org.vitrine.hoard.relief;

/** Generates inscriptions of coins. The words have no meaning, but differ from type to type. */
public final class Legend {

    private static final String[] SYLLABLES = {
        "AV", "GAL", "MAR", "TIN", "VEX", "DOR", "LIC", "PRO", "SER", "BEL", "QVI", "NER", "CAS", "HEL", "ORI", "PAX",
        "TRI", "FEL", "CON", "STA", "NIV", "ROM", "LAT", "IMP", "REX", "DEL", "OST", "ZEN", "KAL"
    };
    private static final String[] GREEK = {
        "ΔΗ", "ΛΕΞ", "ΣΩΤ", "ΦΙΛ", "ΠΑΝ", "ΘΕΑ", "ΓΑΛ", "ΨΑΜ", "ΩΡΟ", "ΞΕΝ", "ΑΘΕ", "ΒΑΣ"
    };
    private static final String LATIN_LOOKALIKES = "ABEZHIKMNOPTYX";
    private static final String GREEK_CAPITALS = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";

    private Legend() {}

    /**
     * Returns a legend of one to three words, Latin or Greek. Greek letters that {@link Glyphs} lacks are replaced by
     * {@link #withLatinLookalikes}.
     */
    public static String words(SeededRandom seededRandom) {
        String[] from = seededRandom.chance(0.3) ? GREEK : SYLLABLES;
        StringBuilder legend = new StringBuilder();
        int words = seededRandom.between(1, 3);
        for (int word = 0; word < words; word++) {
            if (word > 0) {
                legend.append(' ');
            }
            int syllables = seededRandom.between(2, 3);
            for (int i = 0; i < syllables; i++) {
                legend.append(seededRandom.pick(from));
            }
        }
        return legend.toString();
    }

    /** Returns {@code count} random Latin letters, as of a mint mark or an abbreviation. */
    public static String letters(SeededRandom seededRandom, int count) {
        StringBuilder letters = new StringBuilder();
        while (letters.length() < count) {
            char letter = (char) seededRandom.between('A', 'Z');
            if (Glyphs.supports(letter)) {
                letters.append(letter);
            }
        }
        return letters.toString();
    }

    /**
     * Replaces Greek capitals that look like Latin ones by the Latin letters, since mints used the same punches for
     * both.
     */
    public static String withLatinLookalikes(String legend) {
        StringBuilder punched = new StringBuilder(legend);
        for (int i = 0; i < punched.length(); i++) {
            int index = GREEK_CAPITALS.indexOf(punched.charAt(i));
            if (index >= 0) {
                punched.setCharAt(i, LATIN_LOOKALIKES.charAt(index));
            }
        }
        return punched.toString();
    }
}
