package org.vitrine.vision.compare;

import java.util.List;
import java.util.Locale;

/**
 * Draws a comparison as SVG: both pictures side by side, each matched stroke in one colour on both, the verdict below.
 * The hue of a stroke is its direction from the middle of the first picture, so that parts of the object can be
 * distinguished. The file refers to nothing outside it.
 */
public final class ComparisonDrawing {

    /** Edge of the square in which each picture is drawn, in SVG units. */
    private static final int EDGE = 480;

    private static final int MARGIN = 16;
    private static final int CAPTION = 64;
    private static final int WIDTH = 2 * EDGE + 3 * MARGIN;
    private static final int HEIGHT = EDGE + 2 * MARGIN + CAPTION;

    private ComparisonDrawing() {}

    /**
     * A picture on which strokes are drawn.
     *
     * @param name name for people, plain text
     * @param dataUri the picture as a data URI
     */
    public record ComparisonPicture(String name, String dataUri) {

        public ComparisonPicture {
            if (!dataUri.startsWith("data:image/")) {
                throw new IllegalArgumentException(
                        "a data URI of a picture is needed, so that the drawing holds all it shows");
            }
        }
    }

    /**
     * A stroke to draw.
     *
     * @param segment position, in pixels of its picture
     * @param hue hue in degrees, [0, 360)
     * @param opacity opacity in [0, 1]; greater for a stronger match
     */
    record Line(Segment segment, int hue, double opacity) {}

    /** Returns the SVG document; it is to be written in UTF-8. */
    public static String svg(PictureComparison comparison, ComparisonPicture a, ComparisonPicture b) {
        var inliers = comparison.matches().stream().filter(SegmentMatch::inlier).toList();
        var linesOfA = inliers.stream()
                .map(match -> line(match, match.a(), comparison.a()))
                .toList();
        var linesOfB = inliers.stream()
                .map(match -> line(match, match.b(), comparison.a()))
                .toList();
        var svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        .formatted(WIDTH, HEIGHT, WIDTH, HEIGHT));
        svg.append(" aria-labelledby=\"title desc\" font-family=\"system-ui, sans-serif\">\n");
        svg.append("<title id=\"title\">%s and %s compared</title>\n".formatted(escaped(a.name()), escaped(b.name())));
        svg.append("<desc id=\"desc\">%s</desc>\n".formatted(escaped(description(comparison))));
        svg.append("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n".formatted(WIDTH, HEIGHT));
        picture(svg, MARGIN, a, comparison.a(), linesOfA);
        picture(svg, 2 * MARGIN + EDGE, b, comparison.b(), linesOfB);
        text(svg, MARGIN, EDGE + MARGIN + 24, 16, a.name());
        text(svg, 2 * MARGIN + EDGE, EDGE + MARGIN + 24, 16, b.name());
        text(svg, MARGIN, EDGE + MARGIN + 56, 18, comparison.sentence());
        return svg.append("</svg>\n").toString();
    }

    private static String description(PictureComparison comparison) {
        return "%s %d of %d strokes of the first picture are found in the second. Each is drawn in the same colour on both."
                .formatted(comparison.sentence(), comparison.inliers(), comparison.compared());
    }

    private static Line line(SegmentMatch match, Segment drawn, PictureSize a) {
        double right = (match.a().x1() + match.a().x2()) / 2 - a.widthPx() / 2.0;
        double down = (match.a().y1() + match.a().y2()) / 2 - a.heightPx() / 2.0;
        int hue = Math.floorMod(Math.round(Math.toDegrees(Math.atan2(down, right))), 360);
        return new Line(drawn, hue, 0.4 + 0.6 * match.strength());
    }

    private static void picture(
            StringBuilder svg, int left, ComparisonPicture drawn, PictureSize size, List<Line> lines) {
        int longest = Math.max(size.widthPx(), size.heightPx());
        svg.append("<svg x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n"
                .formatted(left, MARGIN, EDGE, EDGE, size.widthPx(), size.heightPx()));
        svg.append("<image width=\"%d\" height=\"%d\" href=\"%s\"/>\n"
                .formatted(size.widthPx(), size.heightPx(), escaped(drawn.dataUri())));
        // a dark edge, so that a light stroke is visible on a light picture
        lines(svg, lines, longest / 100.0, true);
        lines(svg, lines, longest / 180.0, false);
        svg.append("</svg>\n");
    }

    private static void lines(StringBuilder svg, List<Line> lines, double widthPx, boolean edge) {
        svg.append(number("<g fill=\"none\" stroke-linecap=\"round\" stroke-width=\"%.2f\">\n", widthPx));
        for (var line : lines) {
            var segment = line.segment();
            svg.append(number(
                    "<path d=\"M%.2f %.2fL%.2f %.2f\" ", segment.x1(), segment.y1(), segment.x2(), segment.y2()));
            svg.append(number(
                    "stroke=\"hsl(%d, 90%%, %d%%)\" stroke-opacity=\"%.2f\"/>\n",
                    line.hue(), edge ? 12 : 58, line.opacity()));
        }
        svg.append("</g>\n");
    }

    private static void text(StringBuilder svg, int left, int baseline, int size, String text) {
        svg.append("<text x=\"%d\" y=\"%d\" font-size=\"%d\" fill=\"#1a1a1a\" aria-hidden=\"true\">%s</text>\n"
                .formatted(left, baseline, size, escaped(text)));
    }

    private static String number(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }

    /** Escapes text for content and attributes; characters that XML does not allow become U+FFFD. */
    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isAllowed(point) ? point : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean isAllowed(int point) {
        boolean control = point < 0x20 && point != '\t' && point != '\n' && point != '\r';
        boolean surrogate = point >= 0xD800 && point <= 0xDFFF;
        return !control && !surrogate && point != 0xFFFE && point != 0xFFFF;
    }
}
