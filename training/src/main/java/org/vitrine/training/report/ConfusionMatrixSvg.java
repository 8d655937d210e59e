package org.vitrine.training.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws a confusion matrix as SVG: a row for each true class, a column for each predicted class. Shows at most
 * {@value #MAX_CLASSES} classes, with numbers up to {@value #MAX_NUMBERED_CLASSES}.
 */
final class ConfusionMatrixSvg {

    private static final int MAX_CLASSES = 60;
    private static final int NAME_PX = 150;
    private static final int MAX_NUMBERED_CLASSES = 30;

    private ConfusionMatrixSvg() {}

    static String of(List<String> labels, List<List<Integer>> confusion) {
        var shown = shown(confusion);
        int cell = Math.clamp(720 / Math.max(1, shown.size()), 12, 44);
        int size = NAME_PX + cell * shown.size() + 4;
        var svg = new StringBuilder(Html.format(
                "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"Confusion matrix\" font-size=\"%d\">",
                size, size, size, Math.min(12, cell - 2)));
        for (int row = 0; row < shown.size(); row++) {
            var counts = confusion.get(shown.get(row));
            int all = Math.max(1, counts.stream().mapToInt(Integer::intValue).sum());
            int middle = NAME_PX + row * cell + cell / 2;
            var name = Html.escape(Html.cut(labels.get(shown.get(row)), 22));
            svg.append(Html.format(
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\" dy=\".35em\">%s</text>", NAME_PX - 6, middle, name));
            svg.append(Html.format(
                    "<text transform=\"translate(%d %d) rotate(-90)\" dy=\".35em\">%s</text>",
                    middle, NAME_PX - 6, name));
            for (int column = 0; column < shown.size(); column++) {
                svg.append(cell(counts.get(shown.get(column)), all, row, column, cell, shown.size()));
            }
        }
        svg.append("</svg>");
        if (shown.size() < labels.size()) {
            svg.append(Html.format("<p>The %d classes with most photographs of %d.</p>", shown.size(), labels.size()));
        }
        return svg.toString();
    }

    private static List<Integer> shown(List<List<Integer>> confusion) {
        return IntStream.range(0, confusion.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer row) -> confusion.get(row).stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                        .reversed())
                .limit(MAX_CLASSES)
                .sorted()
                .toList();
    }

    private static String cell(int count, int all, int row, int column, int px, int classes) {
        double share = (double) count / all;
        var colour = row == column ? "46,110,72" : "176,58,46";
        var box = Html.format(
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"rgba(%s,%.2f)\" stroke=\"#ddd\"/>",
                NAME_PX + column * px, NAME_PX + row * px, px, px, colour, count == 0 ? 0 : 0.12 + 0.88 * share);
        if (count == 0 || classes > MAX_NUMBERED_CLASSES) {
            return box;
        }
        return box
                + Html.format(
                        "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" dy=\".35em\" fill=\"%s\">%d</text>",
                        NAME_PX + column * px + px / 2,
                        NAME_PX + row * px + px / 2,
                        share > 0.5 ? "#fff" : "#222",
                        count);
    }
}
