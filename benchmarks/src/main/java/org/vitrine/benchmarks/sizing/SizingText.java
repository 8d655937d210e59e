package org.vitrine.benchmarks.sizing;

import java.util.List;
import java.util.Locale;
import org.vitrine.benchmarks.measure.MachineDescription;
import org.vitrine.benchmarks.sizing.MeasurementComparison.ComparedBytes;
import org.vitrine.benchmarks.sizing.PlanRows.PlanRow;

/** Writes a plan, and a comparison of measured with predicted bytes, as tables for people. */
final class SizingText {

    private SizingText() {}

    static String plan(List<PlanRow> rows, UnitPrices prices, MachineDescription machine) {
        var lines = new StringBuilder();
        String section = "";
        for (PlanRow row : rows) {
            if (!row.section().equals(section)) {
                section = row.section();
                lines.append(String.format(Locale.ROOT, "%n%s%n", section));
            }
            lines.append(String.format(Locale.ROOT, "  %-62s %s%n", row.name(), row.value()));
        }
        return lines.append(String.format(Locale.ROOT, "%nprices     %s%n", prices.note()))
                .append(machineLines(machine))
                .toString()
                .strip();
    }

    static String comparison(MeasurementComparison comparison, MachineDescription machine) {
        var measurement = comparison.measurement();
        var lines = new StringBuilder(String.format(
                Locale.ROOT,
                "%s photographs, mean original %s and %s MP%n%-50s %12s %12s %12s %12s %7s%n",
                SizeFormat.count(measurement.photographs()),
                SizeFormat.bytes(measurement.photographBytes()),
                SizeFormat.number(measurement.photographMegapixels()),
                "one copy",
                "entries",
                "measured",
                "a photograph",
                "predicted",
                "ratio"));
        comparison.rows().forEach(row -> lines.append(line(row, measurement.photographs())));
        return lines.append(machineLines(machine)).toString().strip();
    }

    private static String line(ComparedBytes row, long photographs) {
        return String.format(
                Locale.ROOT,
                "%-50s %12s %12s %12s %12s %7s%n",
                row.store() + " " + row.name(),
                SizeFormat.count(row.entries()),
                SizeFormat.bytes(row.measuredBytes()),
                SizeFormat.bytes((double) row.measuredBytes() / photographs),
                row.hasPrediction() ? SizeFormat.bytes(row.predictedBytes()) : "–",
                row.hasPrediction() ? String.format(Locale.ROOT, "%.2f", row.ratio()) : "–");
    }

    private static String machineLines(MachineDescription machine) {
        return String.format(Locale.ROOT, "machine    %s%ncommit     %s%n", machine.description(), machine.commit());
    }
}
