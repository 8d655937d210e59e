package org.vitrine.vision.prepare;

import org.bytedeco.opencv.opencv_core.Mat;
import org.vitrine.vision.prepare.Preparation.Region;

/** The outline of an object of which a person gave the region. */
final class StatedRegion {

    /** Overlap (IoU) with the inscribed ellipse from which on an outline along edges is the same object's. */
    private static final double SAME_OBJECT = 0.85;

    /** Points of an ellipse. */
    private static final int POINTS = 96;

    private StatedRegion() {}

    /**
     * Of a disc, along the picture's edges where these run close to the ellipse that the region holds, else that ellipse; of an
     * object of any shape, the region itself.
     *
     * @param originalPerWork pixels of the original, in which the region is, for each of the working picture
     */
    static LocatedObject outlined(Region region, double originalPerWork, Mat work, OutlineShape outlineShape) {
        double left = region.left() / originalPerWork - 0.5;
        double top = region.top() / originalPerWork - 0.5;
        double width = region.width() / originalPerWork;
        double height = region.height() / originalPerWork;
        return switch (outlineShape) {
            case ANY -> located(rectangle(left, top, width, height), work);
            case DISC -> {
                var ellipse = located(ellipse(left + width / 2, top + height / 2, width / 2, height / 2), work);
                var ring = PolarContour.around(
                        ObjectLocator.calm(work),
                        left + width / 2,
                        top + height / 2,
                        Math.max(4, Math.sqrt(width * height) / 2));
                var along = located(ring.points(), work);
                yield OutlineGeometry.overlap(along.mask(), ellipse.mask()) >= SAME_OBJECT ? along : ellipse;
            }
        };
    }

    private static LocatedObject located(float[] points, Mat work) {
        return LocatedObject.of(points, work.cols(), work.rows(), LocatedObject.BY_HAND, 1);
    }

    private static float[] rectangle(double left, double top, double width, double height) {
        float right = (float) (left + width);
        float bottom = (float) (top + height);
        return new float[] {(float) left, (float) top, right, (float) top, right, bottom, (float) left, bottom};
    }

    private static float[] ellipse(double x, double y, double across, double down) {
        var points = new float[2 * POINTS];
        for (int i = 0; i < POINTS; i++) {
            double angle = 2 * Math.PI * i / POINTS;
            points[2 * i] = (float) (x + across * Math.cos(angle));
            points[2 * i + 1] = (float) (y + down * Math.sin(angle));
        }
        return points;
    }
}
