package org.vitrine.training.report;

import java.util.List;
import org.vitrine.training.measure.ClassFigures.Bin;

/**
 * Draws a reliability diagram as SVG: accuracy over confidence. Points on the diagonal are well calibrated; larger dots
 * stand for more photographs.
 */
final class ReliabilityDiagramSvg {

    private static final int EDGE = 300;
    private static final int MARGIN = 44;
    private static final double MIN_RADIUS = 3;
    private static final double RADIUS_RANGE = 9;

    private ReliabilityDiagramSvg() {}

    static String of(List<Bin> bins) {
        int size = EDGE + 2 * MARGIN;
        var svg = new StringBuilder(Html.format(
                "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"Reliability diagram\" font-size=\"12\">",
                size, size, size));
        svg.append(Html.format(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#999\"/>",
                MARGIN, MARGIN, EDGE, EDGE));
        svg.append(Html.format(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#bbb\" stroke-dasharray=\"4\"/>",
                x(0), y(0), x(1), y(1)));
        for (double tick : List.of(0.0, 0.5, 1.0)) {
            svg.append(Html.format(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.0f %%</text>",
                    x(tick), MARGIN + EDGE + 16, 100 * tick));
            svg.append(Html.format(
                    "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" dy=\".35em\">%.0f %%</text>",
                    MARGIN - 5, y(tick), 100 * tick));
        }
        int largest = bins.stream().mapToInt(Bin::count).max().orElse(1);
        var path = new StringBuilder();
        for (var bin : bins) {
            path.append(Html.format("%.1f,%.1f ", x(bin.confidence()), y(bin.accuracy())));
        }
        svg.append("<polyline fill=\"none\" stroke=\"#2e6e48\" points=\"")
                .append(path)
                .append("\"/>");
        for (var bin : bins) {
            svg.append(Html.format(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#2e6e48\"><title>confidence %.0f %%, accuracy %.0f %%, %d photographs</title></circle>",
                    x(bin.confidence()),
                    y(bin.accuracy()),
                    MIN_RADIUS + RADIUS_RANGE * Math.sqrt((double) bin.count() / largest),
                    100 * bin.confidence(),
                    100 * bin.accuracy(),
                    bin.count()));
        }
        svg.append(Html.format(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">confidence</text>", MARGIN + EDGE / 2, size - 6));
        svg.append(Html.format(
                "<text transform=\"translate(12 %d) rotate(-90)\" text-anchor=\"middle\">accuracy</text>",
                MARGIN + EDGE / 2));
        return svg.append("</svg>").toString();
    }

    private static double x(double share) {
        return MARGIN + share * EDGE;
    }

    private static double y(double share) {
        return MARGIN + (1 - share) * EDGE;
    }
}
