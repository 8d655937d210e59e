package org.vitrine.cli.source;

/**
 * Statistics of the bytes of a text that are not ASCII, for {@link EncodingDetection}.
 *
 * @param count number of these bytes
 * @param runs number of sequences of adjacent ones
 * @param besideLatin number of these sequences that are next to a Latin letter
 */
record NonAsciiBytes(long count, long runs, long besideLatin) {

    static NonAsciiBytes of(byte[] text) {
        long count = 0;
        long runs = 0;
        long besideLatin = 0;
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
            besideLatin += before || after ? 1 : 0;
            i = end;
        }
        return new NonAsciiBytes(count, runs, besideLatin);
    }

    /** Mean length of a sequence in bytes; 0 without any. */
    double meanLength() {
        return runs == 0 ? 0 : (double) count / runs;
    }

    private static boolean isLatin(byte character) {
        return character >= 'a' && character <= 'z' || character >= 'A' && character <= 'Z';
    }
}
