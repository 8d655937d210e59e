package org.vitrine.hoard;

/** What is written on a coin. The words mean nothing, and can be distinguished. */
final class Legend {

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

    /** A legend of one to three words, of letters the {@link Glyphs} can punch. */
    static String words(SeededRandom seededRandom) {
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

    /** Some letters with no sense at all: a mint mark, an abbreviation. */
    static String letters(SeededRandom seededRandom, int count) {
        StringBuilder letters = new StringBuilder();
        while (letters.length() < count) {
            char letter = (char) seededRandom.between('A', 'Z');
            if (Glyphs.supports(letter)) {
                letters.append(letter);
            }
        }
        return letters.toString();
    }

    /** The same with Greek capitals that look Latin punched with the Latin punches, as mints did. */
    static String punched(String legend) {
        StringBuilder punched = new StringBuilder(legend);
        for (int i = 0; i < punched.length(); i++) {
            int alike = GREEK_CAPITALS.indexOf(punched.charAt(i));
            if (alike >= 0) {
                punched.setCharAt(i, LATIN_LOOKALIKES.charAt(alike));
            }
        }
        return punched.toString();
    }
}
