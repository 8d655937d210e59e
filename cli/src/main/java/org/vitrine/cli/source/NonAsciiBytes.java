package org.vitrine.cli.source;

/**
 * The bytes of a text that are no ASCII.
 *
 * @param runs how often one or several of them stand together
 * @param beside runs that stand beside a Latin letter
 */
record NonAsciiBytes(long count, long runs, long beside) {

    static NonAsciiBytes of(byte[] text) {
        long count = 0;
        long runs = 0;
        long beside = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] >= 0) {
                continue;
            }
            int end = i;
            while (end < text.length && text[end] < 0) {
                end++;
            }
            boolean before = i > 0 && isLatin(text[i - 1]);
            boolean after = end < text.length && isLatin(text[end]);
            count += end - i;
            runs++;
            beside += before || after ? 1 : 0;
            i = end;
        }
        return new NonAsciiBytes(count, runs, beside);
    }

    double meanLength() {
        return runs == 0 ? 0 : (double) count / runs;
    }

    private static boolean isLatin(byte character) {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z';
    }
}
