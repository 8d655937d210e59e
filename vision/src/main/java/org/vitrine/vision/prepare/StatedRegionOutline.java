package org.vitrine.vision.prepare;

import org.bytedeco.opencv.opencv_core.Mat;
import org.vitrine.vision.prepare.Preparation.Region;
import org.vitrine.vision.prepare.outline.LocatedObject;
import org.vitrine.vision.prepare.outline.OutlineEvidence;
import org.vitrine.vision.prepare.outline.OutlineGeometry;
import org.vitrine.vision.prepare.outline.PolarContour;
import org.vitrine.vision.prepare.pixels.PixelConversions;

/** Determines the outline of an object whose region a person stated. */
final class StatedRegionOutline {

    /** Least overlap (IoU) of an outline along edges with the inscribed ellipse at which it is used. */
    private static final double MIN_OVERLAP = 0.85;

    /** Points of the outline of an ellipse. */
    private static final int ELLIPSE_POINTS = 96;

    private StatedRegionOutline() {}

    /**
     * Returns the outline. For a disc it is the one along the edges of the picture if that is close to the ellipse
     * inscribed in the region, otherwise that ellipse; for an object of any shape it is the region itself.
     *
     * @param region region in pixels of the original
     * @param originalPerWork pixels of the original for each pixel of the working picture
     * @param work picture at working scale
     */
    static LocatedObject outlineOf(Region region, double originalPerWork, Mat work, OutlineShape outlineShape) {
        double left = region.left() / originalPerWork - 0.5;
        double top = region.top() / originalPerWork - 0.5;
        double width = region.width() / originalPerWork;
        double height = region.height() / originalPerWork;
        return switch (outlineShape) {
            case ANY -> located(rectangle(left, top, width, height), work);
            case DISC -> {
                var ellipse = located(ellipse(left + width / 2, top + height / 2, width / 2, height / 2), work);
                var contour = PolarContour.byColours(
                        PixelConversions.smoothedLab(work),
                        left + width / 2,
                        top + height / 2,
                        Math.max(4, Math.sqrt(width * height) / 2));
                var edgeOutline = located(contour.points(), work);
                yield OutlineGeometry.iou(edgeOutline.mask(), ellipse.mask()) >= MIN_OVERLAP ? edgeOutline : ellipse;
            }
        };
    }

    private static LocatedObject located(float[] points, Mat work) {
        return LocatedObject.of(points, work.cols(), work.rows(), OutlineEvidence.PERSON, 1);
    }

    private static float[] rectangle(double left, double top, double width, double height) {
        float right = (float) (left + width);
        float bottom = (float) (top + height);
        return new float[] {(float) left, (float) top, right, (float) top, right, bottom, (float) left, bottom};
    }

    private static float[] ellipse(double x, double y, double halfWidth, double halfHeight) {
        var points = new float[2 * ELLIPSE_POINTS];
        for (int i = 0; i < ELLIPSE_POINTS; i++) {
            double angle = 2 * Math.PI * i / ELLIPSE_POINTS;
            points[2 * i] = (float) (x + halfWidth * Math.cos(angle));
            points[2 * i + 1] = (float) (y + halfHeight * Math.sin(angle));
        }
        return points;
    }
}
