package org.vitrine.vision.inspect;

import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Detects the format of a file from its first bytes, never from its name. For formats that it recognises but that are
 * not accepted, the refusal names the format.
 */
final class FormatDetector {

    private static final int TEXT_SAMPLE_BYTES = 4096;

    private static final Set<Integer> BMP_HEADER_SIZES = Set.of(12, 40, 52, 56, 64, 108, 124);

    private static final Set<String> HEIF_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");

    private static final Set<String> HEVC_BRANDS = Set.of("heic", "heix", "heim", "heis");

    private static final long MAX_BRANDS_BYTES = 256;

    private static final String EXPORT_REMEDY =
            "Export it as JPEG: on a Mac in Photos by File, Export. An iPhone takes JPEG with Settings, Camera, Formats, Most Compatible.";

    private static final Map<String, String> OTHER_FORMATS = Map.ofEntries(
            Map.entry("\0\0\0\fjP  ", "a JPEG 2000 picture"),
            Map.entry("\u00ff\u004f\u00ff\u0051", "a JPEG 2000 codestream"),
            Map.entry("\0\0\0\fJXL ", "a JPEG XL picture"),
            Map.entry("\u00ff\n", "a JPEG XL codestream"),
            Map.entry("\0\0\1\0", "an icon (ICO)"),
            Map.entry("\0\0\2\0", "a cursor (CUR)"),
            Map.entry("8BPS", "a Photoshop document"),
            Map.entry("v/1\1", "an OpenEXR picture"),
            Map.entry("%PDF", "a PDF document"),
            Map.entry("%!PS", "a PostScript document"),
            Map.entry("PK\3\4", "a ZIP archive or office document"),
            Map.entry("\u001f\u008b", "a gzip archive"),
            Map.entry("Rar!", "a RAR archive"),
            Map.entry("7z\u00bc\u00af", "a 7-Zip archive"),
            Map.entry("\u001aE\u00df\u00a3", "a Matroska or WebM video"),
            Map.entry("\u007fELF", "a program"),
            Map.entry("MZ", "a program"),
            Map.entry("II+\0", "a BigTIFF picture"),
            Map.entry("MM\0+", "a BigTIFF picture"));

    private FormatDetector() {}

    static ImageFormat detect(RandomAccessBytes randomAccessBytes) {
        if (randomAccessBytes.startsWith(0, "\u00ff\u00d8\u00ff")) {
            return ImageFormat.JPEG;
        }
        if (randomAccessBytes.startsWith(0, "\u0089PNG\r\n\u001a\n")) {
            return ImageFormat.PNG;
        }
        if (randomAccessBytes.startsWith(0, "RIFF") && randomAccessBytes.startsWith(8, "WEBP")) {
            return ImageFormat.WEBP;
        }
        if (randomAccessBytes.startsWith(0, "GIF87a") || randomAccessBytes.startsWith(0, "GIF89a")) {
            return ImageFormat.GIF;
        }
        if (randomAccessBytes.startsWith(0, "II*\0") || randomAccessBytes.startsWith(0, "MM\0*")) {
            return ImageFormat.TIFF;
        }
        if (randomAccessBytes.startsWith(0, "BM")
                && randomAccessBytes.has(14, 4)
                && hasBmpHeaderSize(randomAccessBytes)) {
            return ImageFormat.BMP;
        }
        if (randomAccessBytes.startsWith(4, "ftyp") && HEIF_BRANDS.contains(randomAccessBytes.latin1(8, 4))) {
            if (HeifLibrary.loaded().isPresent() && isHevc(randomAccessBytes)) {
                return ImageFormat.HEIF;
            }
            throw InspectionRefusal.unsupported(
                    HeifLibrary.loaded().isPresent() ? "a HEIF picture without HEVC coding" : "a HEIF (HEIC) picture",
                    EXPORT_REMEDY);
        }
        throw InspectionRefusal.unsupported(otherFormatName(randomAccessBytes));
    }

    /** Whether the size of the header is one of a bitmap's: the two letters BM alone could be the start of a text. */
    private static boolean hasBmpHeaderSize(RandomAccessBytes randomAccessBytes) {
        return BMP_HEADER_SIZES.contains((int) randomAccessBytes.u32(14, ByteOrder.LITTLE_ENDIAN));
    }

    private static String otherFormatName(RandomAccessBytes randomAccessBytes) {
        if (randomAccessBytes.startsWith(4, "ftyp")) {
            return isoMediaName(randomAccessBytes.latin1(8, 4));
        }
        if (randomAccessBytes.startsWith(0, "RIFF")) {
            return "a sound or video (RIFF)";
        }
        return OTHER_FORMATS.entrySet().stream()
                .filter(entry -> randomAccessBytes.startsWith(0, entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> textName(randomAccessBytes.latin1(0, TEXT_SAMPLE_BYTES)));
    }

    /**
     * Whether one of the brands states HEVC coding. The major brand can be one of a structure alone, which does not
     * determine the coding; then the compatible brands behind it decide.
     */
    private static boolean isHevc(RandomAccessBytes randomAccessBytes) {
        long declaredBytes = Math.min(randomAccessBytes.u32(0, ByteOrder.BIG_ENDIAN), MAX_BRANDS_BYTES);
        long end = Math.min(declaredBytes, randomAccessBytes.length());
        for (long at = 8; at + 4 <= end; at += 4) {
            if (HEVC_BRANDS.contains(randomAccessBytes.latin1(at, 4))) {
                return true;
            }
        }
        return false;
    }

    /** Names an ISO base media file by its brand, which states whether it is a picture. */
    private static String isoMediaName(String brand) {
        return switch (brand) {
            case "avif", "avis" -> "an AVIF picture";
            case "crx " -> "a raw camera file (CR3)";
            case "qt  " -> "a QuickTime video";
            default -> "an MP4 video";
        };
    }

    private static String textName(String sample) {
        var start = sample.replaceFirst("^(\u00ef\u00bb\u00bf)?\\s*", "").toLowerCase(Locale.ROOT);
        boolean markup = start.startsWith("<");
        if (markup && start.contains("<svg")) {
            return "an SVG drawing";
        }
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return "an HTML page (was a login or error page saved instead of the picture?)";
        }
        if (markup) {
            return "an XML document";
        }
        boolean printable = sample.chars().allMatch(c -> c >= ' ' && c != 0x7f || c == '\n' || c == '\r' || c == '\t');
        return printable ? "a text" : "of an unknown kind";
    }
}
