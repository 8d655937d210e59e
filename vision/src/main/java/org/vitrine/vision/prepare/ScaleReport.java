package org.vitrine.vision.prepare;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vitrine.vision.prepare.StepReport.Outcome;
import org.vitrine.vision.prepare.outline.LocatedObject;
import org.vitrine.vision.remark.StepRemark;

/** Reports what a ruler states about the scale of a photograph and the size of its object. Pure. */
final class ScaleReport {

    private ScaleReport() {}

    /**
     * Returns the report of the step {@code scale} if a ruler was found.
     *
     * @param pxPerMm pixels of the original per millimetre
     * @param object the main object; empty if none was located
     * @param originalPxPerWorkingPx pixels of the original per pixel of the picture in which the object was located
     */
    static StepReport of(
            Ruler ruler,
            double pxPerMm,
            Optional<LocatedObject> object,
            double originalPxPerWorkingPx,
            long startNanos) {
        double mmPerWork = originalPxPerWorkingPx / pxPerMm;
        Map<String, Double> figures = new TreeMap<>(Map.of("pxPerMm", pxPerMm));
        object.ifPresent(found -> {
            figures.put("widthMm", found.box().width() * mmPerWork);
            figures.put("heightMm", found.box().height() * mmPerWork);
        });
        var size = object.map(found -> StepRemark.SEPARATOR
                        + StepRemark.OBJECT_SIZE.text(
                                found.box().width() * mmPerWork, found.box().height() * mmPerWork))
                .orElse("");
        return StepReport.of(
                "scale",
                Outcome.APPLIED,
                ruler.confidence(),
                figures,
                StepRemark.RULER.text(pxPerMm) + size,
                startNanos);
    }
}
