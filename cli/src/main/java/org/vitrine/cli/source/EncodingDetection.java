package org.vitrine.cli.source;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Finds the character encoding of a text: by its byte-order mark, by strict UTF-8, by the zero bytes of UTF-16, and else by a
 * detector and by which encoding makes words.
 */
final class EncodingDetection {

    /** Encodings of other scripts than Latin for which the detector is right on a few words. */
    private static final Set<String> OTHER_SCRIPTS = Set.of(
            "WINDOWS-1251",
            "KOI8-R",
            "ISO-8859-5",
            "WINDOWS-1253",
            "ISO-8859-7",
            "WINDOWS-1255",
            "ISO-8859-8",
            "TIS620");

    /** Encodings of several bytes a character, the later ones of which may be ASCII letters. */
    private static final Set<String> SEVERAL_BYTES =
            Set.of("GB18030", "BIG5", "SHIFT_JIS", "EUC-JP", "EUC-KR", "EUC-TW");

    /** In words of Latin letters a letter beyond ASCII mostly stands alone. */
    private static final double LONG_RUN_BYTES = 1.4;

    private static final int FEW_BYTES = 4;

    private EncodingDetection() {}

    /** The outcome of it. */
    sealed interface Outcome {

        /**
         * @param markBytes length of the byte-order mark
         * @param certain whether the bytes leave no other choice
         */
        record Found(Charset charset, int markBytes, boolean certain) implements Outcome {}

        record NotText(String sentence) implements Outcome {}
    }

    /**
     * @param head the first bytes of the file
     * @param isUtf8 whether all of the file is valid UTF-8
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
        return unmarked(head, isUtf8);
    }

    private static Outcome unmarked(byte[] head, boolean isUtf8) {
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i & 1] += head[i] == 0 ? 1 : 0;
        }
        if (zeros[1] > 0 && zeros[0] == 0) {
            return new Outcome.Found(StandardCharsets.UTF_16LE, 0, true);
        }
        if (zeros[0] > 0 && zeros[1] == 0) {
            return new Outcome.Found(StandardCharsets.UTF_16BE, 0, true);
        }
        if (zeros[0] > 0) {
            return new Outcome.NotText("it holds zero bytes, so it is no text; save it as 'CSV UTF-8'");
        }
        return isUtf8 ? new Outcome.Found(StandardCharsets.UTF_8, 0, true) : unmarkedAndNotUtf8(head);
    }

    private static Outcome unmarkedAndNotUtf8(byte[] head) {
        var named = detected(head);
        var runs = NonAsciiBytes.of(head);
        if (SEVERAL_BYTES.contains(named) && runs.meanLength() >= LONG_RUN_BYTES && isText(head, named)) {
            return new Outcome.Found(Charset.forName(named), 0, false);
        }
        boolean few = runs.count() < FEW_BYTES;
        boolean isLatin = runs.beside() * 2 > runs.runs() || few || named.equals("WINDOWS-1252");
        if (!isLatin
                && OTHER_SCRIPTS.contains(named)
                && isText(head, greek(named, head).name())) {
            return new Outcome.Found(greek(named, head), 0, false);
        }
        return isLatin
                ? new Outcome.Found(WesternEncodings.likeliest(head), 0, false)
                : new Outcome.NotText(
                        "its character encoding is not recognised; save it as 'CSV UTF-8', or name the encoding with --encoding");
    }

    /** The last character may be cut off at the end of the head. */
    private static boolean isText(byte[] head, String charset) {
        int replaced = new String(head, Charset.forName(charset)).indexOf('\uFFFD');
        return replaced < 0 || head.length > 8 && replaced >= new String(head, Charset.forName(charset)).length() - 2;
    }

    private static String detected(byte[] head) {
        var detector = new UniversalDetector();
        detector.handleData(head);
        detector.dataEnd();
        var named = detector.getDetectedCharset();
        return named == null ? "" : named;
    }

    /** The two Greek encodings differ in few letters, Ά (capital alpha with tonos) among them. */
    private static Charset greek(String named, byte[] head) {
        if (!named.equals("ISO-8859-7") && !named.equals("WINDOWS-1253")) {
            return Charset.forName(named);
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
