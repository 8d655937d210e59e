package org.vitrine.cli.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Detects the character encoding of a text: by byte-order mark, by strict UTF-8, by the zero bytes of UTF-16, and
 * otherwise by juniversalchardet and by the encoding that gives plausible words.
 */
final class EncodingDetection {

    /** Encodings of scripts other than Latin that the detector recognises reliably from a few words. */
    private static final Set<String> OTHER_SCRIPTS = Set.of(
            "WINDOWS-1251",
            "KOI8-R",
            "KOI8-U",
            "ISO-8859-5",
            "WINDOWS-1253",
            "ISO-8859-7",
            "WINDOWS-1255",
            "ISO-8859-8",
            "TIS620");

    /** Encodings of several bytes for a character; the later bytes may be ASCII letters. */
    private static final Set<String> MULTI_BYTE = Set.of("GB18030", "BIG5", "SHIFT_JIS", "EUC-JP", "EUC-KR", "EUC-TW");

    /**
     * Least mean length of runs of bytes beyond ASCII for a multi-byte encoding: in words of Latin letters, a letter
     * beyond ASCII mostly stands alone.
     */
    private static final double MIN_MULTI_BYTE_RUN = 1.4;

    /**
     * Least ratio of the zero bytes at even and at odd places in UTF-16. Separators and Latin letters have theirs at
     * one of them; few characters, such as 一, have theirs at the other.
     */
    private static final int MIN_ZERO_RATIO = 4;

    /** With fewer bytes beyond ASCII than this a text counts as Latin. */
    private static final int MIN_NON_ASCII_BYTES = 4;

    private EncodingDetection() {}

    /** Result of the detection. */
    sealed interface Outcome {

        /**
         * The encoding was found.
         *
         * @param markBytes length of the byte-order mark; 0 without one
         * @param certain whether the bytes permit no other encoding
         */
        record Found(Charset charset, int markBytes, boolean certain) implements Outcome {}

        /**
         * The file is not text, or its encoding is not recognised.
         *
         * @param sentence reason and remedy
         */
        record NotText(String sentence) implements Outcome {}
    }

    /**
     * Detects the encoding.
     *
     * @param head the first bytes of the file
     * @param isUtf8 whether the whole file is valid UTF-8
     */
    static Outcome of(byte[] head, boolean isUtf8) {
        if (starts(head, 0x50, 0x4B, 0x03, 0x04) || starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return new Outcome.NotText("it is a workbook, not CSV; save it as 'CSV UTF-8'");
        }
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return isUtf8
                    ? new Outcome.Found(StandardCharsets.UTF_8, 3, true)
                    : new Outcome.NotText(
                            "its byte-order mark states UTF-8, and some of its bytes are not; save it again as 'CSV UTF-8'");
        }
        if (starts(head, 0xFF, 0xFE, 0, 0)) {
            return new Outcome.Found(Charset.forName("UTF-32LE"), 4, true);
        }
        if (starts(head, 0, 0, 0xFE, 0xFF)) {
            return new Outcome.Found(Charset.forName("UTF-32BE"), 4, true);
        }
        if (starts(head, 0xFF, 0xFE)) {
            return new Outcome.Found(StandardCharsets.UTF_16LE, 2, true);
        }
        if (starts(head, 0xFE, 0xFF)) {
            return new Outcome.Found(StandardCharsets.UTF_16BE, 2, true);
        }
        return detectWithoutMark(head, isUtf8);
    }

    private static Outcome detectWithoutMark(byte[] head, boolean isUtf8) {
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i & 1] += head[i] == 0 ? 1 : 0;
        }
        if (zeros[1] > zeros[0] * MIN_ZERO_RATIO) {
            return new Outcome.Found(StandardCharsets.UTF_16LE, 0, zeros[0] == 0);
        }
        if (zeros[0] > zeros[1] * MIN_ZERO_RATIO) {
            return new Outcome.Found(StandardCharsets.UTF_16BE, 0, zeros[1] == 0);
        }
        if (zeros[0] > 0) {
            return new Outcome.NotText("it holds zero bytes, so it is no text; save it as 'CSV UTF-8'");
        }
        return isUtf8 ? new Outcome.Found(StandardCharsets.UTF_8, 0, true) : detectLegacy(head);
    }

    private static Outcome detectLegacy(byte[] head) {
        var detectedName = detected(head);
        var runs = NonAsciiBytes.of(head);
        if (MULTI_BYTE.contains(detectedName)
                && runs.meanLength() >= MIN_MULTI_BYTE_RUN
                && isText(head, detectedName)) {
            return new Outcome.Found(Charset.forName(detectedName), 0, false);
        }
        boolean few = runs.count() < MIN_NON_ASCII_BYTES;
        boolean isLatin = runs.besideLatin() * 2 > runs.runs() || few || detectedName.equals("WINDOWS-1252");
        if (!isLatin
                && OTHER_SCRIPTS.contains(detectedName)
                && isText(head, greek(detectedName, head).name())) {
            return new Outcome.Found(greek(detectedName, head), 0, false);
        }
        return isLatin
                ? new Outcome.Found(WesternEncodings.likeliest(head), 0, false)
                : new Outcome.NotText(
                        "its character encoding is not recognised; save it as 'CSV UTF-8', or name the encoding with --encoding");
    }

    /** Whether the bytes are valid in an encoding. The last character may be cut off at the end of the head. */
    private static boolean isText(byte[] head, String charset) {
        int replaced = new String(head, Charset.forName(charset)).indexOf('\uFFFD');
        return replaced < 0 || head.length > 8 && replaced >= new String(head, Charset.forName(charset)).length() - 2;
    }

    private static String detected(byte[] head) {
        var detector = new UniversalDetector();
        detector.handleData(head);
        detector.dataEnd();
        var detectedName = detector.getDetectedCharset();
        if (detectedName == null) {
            return "";
        }
        return detectedName.equals("KOI8-R") ? Koi8Lookalikes.charsetName(head) : detectedName;
    }

    /**
     * Chooses between the two Greek encodings by Ά (capital alpha with tonos), one of the few letters in which they
     * differ.
     */
    private static Charset greek(String detectedName, byte[] head) {
        if (!detectedName.equals("ISO-8859-7") && !detectedName.equals("WINDOWS-1253")) {
            return Charset.forName(detectedName);
        }
        int iso = 0;
        int windows = 0;
        for (int i = 0; i + 1 < head.length; i++) {
            boolean beforeLetter = (head[i + 1] & 0xFF) >= 0xDC;
            iso += beforeLetter && (head[i] & 0xFF) == 0xB6 ? 1 : 0;
            windows += beforeLetter && (head[i] & 0xFF) == 0xA2 ? 1 : 0;
        }
        return Charset.forName(iso > windows ? "ISO-8859-7" : "windows-1253");
    }

    private static boolean starts(byte[] head, int... with) {
        if (head.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((head[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
