package org.vitrine.training.report;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.vitrine.training.learn.TrainedClassifier;
import org.vitrine.training.measure.ClassFigures.OfClass;
import org.vitrine.training.vectors.EmbeddedPhotograph;

/**
 * Writes the report about a trained classifier, for the curator who decides whether to use it: one HTML file without
 * external resources.
 */
public final class ClassifierReport {

    private static final String STYLE = """
            body{font:15px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}
            h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2.2rem}
            table{border-collapse:collapse}td,th{padding:.2rem .8rem .2rem 0;text-align:right;border-bottom:1px solid #eee}
            td:first-child,th:first-child{text-align:left}
            .sheet{display:flex;flex-wrap:wrap;gap:1rem}figure{margin:0;width:9.5rem;overflow-wrap:anywhere}
            figcaption{font-size:.85rem;line-height:1.3}small{color:#666}svg{max-width:100%;height:auto}
            """;

    private ClassifierReport() {}

    /**
     * Facts for the head and the foot of the report.
     *
     * @param collection collection of the photographs
     * @param attribute trained attribute
     * @param model name of the classifier
     * @param embedder name and version of the embedder
     * @param source where photographs and labels come from
     * @param date day of the training
     * @param specimens number of specimens
     * @param evaluation how the figures were obtained, in words
     * @param seed seed of the training
     * @param leftOut classes with too few specimens
     */
    public record Subject(
            String collection,
            String attribute,
            String model,
            String embedder,
            String source,
            LocalDate date,
            long specimens,
            String evaluation,
            long seed,
            List<String> leftOut) {}

    /**
     * The report as HTML.
     *
     * @param candidates photographs in the order of the training examples, to which the verdicts refer
     * @throws IOException if a photograph of the contact sheet cannot be read
     */
    public static String of(Subject subject, TrainedClassifier trainedClassifier, List<EmbeddedPhotograph> candidates)
            throws IOException {
        var title = Html.escape(subject.attribute() + " of " + subject.collection());
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(title)
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>")
                .append(title)
                .append("</h1>")
                .append(summary(subject, trainedClassifier, candidates.size()))
                .append("<h2>Each class</h2>")
                .append(classes(trainedClassifier))
                .append(
                        "<h2>Confusion matrix</h2><p>Rows are classes of the catalogue, columns are predicted classes.</p>")
                .append(ConfusionMatrixSvg.of(
                        trainedClassifier.head().labels(),
                        trainedClassifier.figures().confusion()))
                .append(
                        "<h2>Calibration</h2><p>On the dashed line, confidence equals accuracy; below it, the classifier is overconfident."
                                + " Larger dots are more photographs.</p>")
                .append(ReliabilityDiagramSvg.of(trainedClassifier.figures().reliability()))
                .append("<h2>Most confident errors</h2><p>Check these first: sometimes the catalogue is wrong.</p>")
                .append(ContactSheet.of(trainedClassifier.heldOutPredictions(), candidates))
                .append("<h2>Training</h2>")
                .append(training(subject, trainedClassifier));
        return page.append("</body></html>\n").toString();
    }

    private static String summary(Subject subject, TrainedClassifier trainedClassifier, int photographs) {
        var figures = trainedClassifier.figures();
        return Html.format(
                "<p><b>%s</b> of the test photographs are classified correctly (accuracy); macro F1 is <b>%.3f</b>."
                        + " Confidence and accuracy differ by <b>%s</b> on average (calibration error).</p>"
                        + "<p>%d photographs of %d specimens in %d classes; %d test photographs. No specimen is in both training and test data.</p>%s",
                Html.percent(figures.accuracy()),
                figures.macroF1(),
                Html.percent(figures.calibrationError()),
                photographs,
                subject.specimens(),
                trainedClassifier.head().labels().size(),
                figures.count(),
                subject.leftOut().isEmpty()
                        ? ""
                        : "<p>Left out because of too few specimens: "
                                + Html.escape(String.join(", ", subject.leftOut())) + ".</p>");
    }

    private static String classes(TrainedClassifier trainedClassifier) {
        var rows = new StringBuilder(
                "<table><tr><th>class</th><th>precision</th><th>recall</th><th>F1</th>" + "<th>photographs</th></tr>");
        trainedClassifier.figures().classes().stream()
                .sorted(Comparator.comparingInt(OfClass::support).reversed())
                .forEach(each -> rows.append(Html.format(
                        "<tr><td>%s</td><td>%s</td><td>%s</td><td>%.3f</td><td>%d</td></tr>",
                        Html.escape(each.label()),
                        Html.percent(each.precision()),
                        Html.percent(each.recall()),
                        each.f1(),
                        each.support())));
        return rows.append(
                        "</table><p><small>Precision: share of its predictions that are correct. Recall: share of its photographs that are found.</small></p>")
                .toString();
    }

    private static String training(Subject subject, TrainedClassifier trainedClassifier) {
        return Html.format(
                "<p>Model <code>%s</code>, trained on vectors of %s from %s on %s; seed %d. Logistic regression, %d epochs, classes"
                        + " weighted equally; confidence calibrated by temperature %.2f. Evaluation: %s.</p>",
                Html.escape(subject.model()),
                Html.escape(subject.embedder()),
                Html.escape(subject.source()),
                subject.date(),
                subject.seed(),
                trainedClassifier.epochs(),
                trainedClassifier.temperature(),
                Html.escape(subject.evaluation()));
    }
}
