package org.vitrine.vision.prepare.outline;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.bitwise_and;
import static org.bytedeco.opencv.global.opencv_core.bitwise_or;
import static org.bytedeco.opencv.global.opencv_core.countNonZero;
import static org.bytedeco.opencv.global.opencv_imgproc.CHAIN_APPROX_NONE;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_8;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_ELLIPSE;
import static org.bytedeco.opencv.global.opencv_imgproc.MORPH_GRADIENT;
import static org.bytedeco.opencv.global.opencv_imgproc.RETR_EXTERNAL;
import static org.bytedeco.opencv.global.opencv_imgproc.boundingRect;
import static org.bytedeco.opencv.global.opencv_imgproc.contourArea;
import static org.bytedeco.opencv.global.opencv_imgproc.drawContours;
import static org.bytedeco.opencv.global.opencv_imgproc.ellipse;
import static org.bytedeco.opencv.global.opencv_imgproc.findContours;
import static org.bytedeco.opencv.global.opencv_imgproc.fitEllipse;
import static org.bytedeco.opencv.global.opencv_imgproc.getStructuringElement;
import static org.bytedeco.opencv.global.opencv_imgproc.minAreaRect;
import static org.bytedeco.opencv.global.opencv_imgproc.moments;
import static org.bytedeco.opencv.global.opencv_imgproc.morphologyEx;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RotatedRect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Measures masks and outlines: area, overlap, shape, position. A mask has 8 bits, 255 inside and 0 outside; an outline
 * is an array of points, x before y.
 */
public final class OutlineGeometry {

    private static final int INSIDE = 255;
    /**
     * Distance from a side of a rectangle at which a point still counts as on it, as a share of half the shorter side.
     */
    private static final double SIDE_TOLERANCE = 0.08;
    /** Points that OpenCV's fitEllipse needs. */
    private static final int MIN_ELLIPSE_POINTS = 5;

    /** Points on each side over which an outline is averaged. */
    private static final int SMOOTHING_POINTS = 2;

    private OutlineGeometry() {}

    /** Most parts of a mask that are returned. */
    private static final int MAX_PARTS = 6;
    /** Least area of a part, as a share of the picture. */
    private static final double MIN_PART_AREA = 0.004;

    /**
     * Returns the largest connected parts of a mask, at most six, each as a mask with its holes filled, largest first.
     */
    public static List<Mat> parts(Mat mask) {
        var contours = new MatVector();
        findContours(mask.clone(), contours, RETR_EXTERNAL, CHAIN_APPROX_NONE);
        double minArea = MIN_PART_AREA * mask.rows() * mask.cols();
        return LongStream.range(0, contours.size())
                .filter(i -> contourArea(contours.get(i)) >= minArea)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -contourArea(contours.get(i))))
                .limit(MAX_PARTS)
                .map(i -> {
                    var filled = empty(mask);
                    drawContours(
                            filled,
                            contours,
                            i.intValue(),
                            Scalar.all(INSIDE),
                            FILLED,
                            LINE_8,
                            new Mat(),
                            0,
                            new Point(0, 0));
                    return filled;
                })
                .toList();
    }

    /** Returns the circle with the centre and the area of a mask. */
    public static Circle circleOf(Mat part) {
        var sums = moments(part, true);
        return new Circle(sums.m10() / sums.m00(), sums.m01() / sums.m00(), Math.sqrt(sums.m00() / Math.PI));
    }

    /**
     * Returns the smoothed outline of a mask with one part, half a pixel outside the centres of its outermost pixels;
     * empty if it has too few points.
     */
    public static Optional<float[]> contourOf(Mat part) {
        var contours = new MatVector();
        findContours(part.clone(), contours, RETR_EXTERNAL, CHAIN_APPROX_NONE);
        if (contours.size() == 0 || contours.get(0).rows() < 2 * MIN_ELLIPSE_POINTS) {
            return Optional.empty();
        }
        int count = contours.get(0).rows();
        var along = new double[2 * count];
        try (IntIndexer at = contours.get(0).createIndexer()) {
            for (int i = 0; i < count; i++) {
                for (int near = -SMOOTHING_POINTS; near <= SMOOTHING_POINTS; near++) {
                    int j = Math.floorMod(i + near, count);
                    along[2 * i] += at.get(j, 0, 0) / (2.0 * SMOOTHING_POINTS + 1);
                    along[2 * i + 1] += at.get(j, 0, 1) / (2.0 * SMOOTHING_POINTS + 1);
                }
            }
        }
        return Optional.of(offsetOutwards(along));
    }

    private static float[] offsetOutwards(double[] along) {
        int count = along.length / 2;
        double area = 0;
        for (int i = 0; i < count; i++) {
            int next = (i + 1) % count;
            area += along[2 * i] * along[2 * next + 1] - along[2 * next] * along[2 * i + 1];
        }
        var points = new float[along.length];
        for (int i = 0; i < count; i++) {
            int before = Math.floorMod(i - 2, count);
            int after = (i + 2) % count;
            double dx = along[2 * after] - along[2 * before];
            double dy = along[2 * after + 1] - along[2 * before + 1];
            double normalScale = Math.signum(area) * 0.5 / Math.max(1e-6, Math.hypot(dx, dy));
            points[2 * i] = (float) (along[2 * i] + dy * normalScale);
            points[2 * i + 1] = (float) (along[2 * i + 1] - dx * normalScale);
        }
        return points;
    }

    /** Returns the bounding box of a mask, in pixels. */
    public static Rect box(Mat mask) {
        return boundingRect(mask);
    }

    /**
     * Returns the filled ellipse that fits the outline of a mask best; empty if the outline has too few points or the
     * ellipse is degenerate.
     */
    static Optional<Mat> fittedEllipse(Mat mask) {
        var contours = new MatVector();
        findContours(mask.clone(), contours, RETR_EXTERNAL, CHAIN_APPROX_NONE);
        if (contours.size() == 0 || contours.get(0).rows() < MIN_ELLIPSE_POINTS) {
            return Optional.empty();
        }
        RotatedRect fit = fitEllipse(contours.get(0));
        double width = fit.size().width();
        double height = fit.size().height();
        if (!(width >= 1 && height >= 1 && width < 4.0 * mask.cols() && height < 4.0 * mask.rows())) {
            return Optional.empty();
        }
        var drawn = empty(mask);
        ellipse(drawn, fit, Scalar.all(INSIDE), FILLED, LINE_8);
        return Optional.of(drawn);
    }

    /**
     * Returns the share of an outline that runs along the smallest rectangle around it, at whatever angle: 1 for a
     * rectangle, .4 for a circle.
     */
    public static double boxiness(float[] points) {
        var corners = new Mat(points.length / 2, 1, CV_32FC2);
        new FloatPointer(corners.data()).put(points);
        var box = minAreaRect(corners);
        double halfWidth = box.size().width() / 2;
        double halfHeight = box.size().height() / 2;
        double near = SIDE_TOLERANCE * Math.min(halfWidth, halfHeight);
        double angle = Math.toRadians(box.angle());
        double along = 0;
        double whole = 0;
        for (int i = 0; i < points.length; i += 2) {
            int next = (i + 2) % points.length;
            double length = Math.hypot(points[next] - points[i], points[next + 1] - points[i + 1]);
            double x = points[i] - box.center().x();
            double y = points[i + 1] - box.center().y();
            double across = Math.abs(x * Math.cos(angle) + y * Math.sin(angle));
            double down = Math.abs(y * Math.cos(angle) - x * Math.sin(angle));
            boolean onSide = halfWidth - across < near || halfHeight - down < near;
            along += onSide ? length : 0;
            whole += length;
        }
        return whole > 0 ? along / whole : 0;
    }

    /** Returns the similarity of a mask to its best ellipse (IoU), in [0, 1]. */
    public static double roundness(Mat mask) {
        return fittedEllipse(mask).map(fit -> iou(mask, fit)).orElse(0.0);
    }

    /** Returns the intersection over union (IoU) of two masks, in [0, 1]. */
    public static double iou(Mat one, Mat other) {
        var both = new Mat();
        bitwise_and(one, other, both);
        var either = new Mat();
        bitwise_or(one, other, either);
        int union = countNonZero(either);
        return union == 0 ? 0 : (double) countNonZero(both) / union;
    }

    /** Returns the intersection of two masks as a share of the smaller one, in [0, 1]. */
    public static double shareOfSmaller(Mat one, Mat other) {
        var both = new Mat();
        bitwise_and(one, other, both);
        int smaller = Math.min(countNonZero(one), countNonZero(other));
        return smaller == 0 ? 0 : (double) countNonZero(both) / smaller;
    }

    /** Returns the share of a mask's outline that lies on an edge, in [0, 1]. */
    static double shareOnEdges(Mat mask, Mat edges) {
        var line = new Mat();
        morphologyEx(mask, line, MORPH_GRADIENT, element(3));
        int length = countNonZero(line);
        if (length == 0) {
            return 0;
        }
        var supported = new Mat();
        bitwise_and(line, edges, supported);
        return (double) countNonZero(supported) / length;
    }

    /** Returns the share of a circle that lies on an edge, in [0, 1]; the part outside the picture has none. */
    public static double shareOfCircleOnEdges(Circle circle, Mat edges) {
        int points = 90;
        int on = 0;
        try (UByteIndexer at = edges.createIndexer()) {
            for (int i = 0; i < points; i++) {
                int x = (int) Math.round(circle.x() + circle.radius() * Math.cos(2 * Math.PI * i / points));
                int y = (int) Math.round(circle.y() + circle.radius() * Math.sin(2 * Math.PI * i / points));
                boolean inside = x >= 0 && y >= 0 && x < edges.cols() && y < edges.rows();
                on += inside && at.get(y, x) > 0 ? 1 : 0;
            }
        }
        return (double) on / points;
    }

    /** Returns the share of the picture's perimeter that a mask touches, in [0, 1]. */
    public static double frameContact(Mat mask) {
        int touching = countNonZero(mask.row(0))
                + countNonZero(mask.row(mask.rows() - 1))
                + countNonZero(mask.col(0))
                + countNonZero(mask.col(mask.cols() - 1));
        return touching / (2.0 * (mask.rows() + mask.cols()));
    }

    /** Returns the share of the picture that a mask covers, in [0, 1]. */
    public static double coverage(Mat mask) {
        return (double) countNonZero(mask) / ((double) mask.rows() * mask.cols());
    }

    /** Returns an empty mask of the size of another picture. */
    public static Mat empty(Mat like) {
        return new Mat(like.rows(), like.cols(), CV_8UC1, Scalar.all(0));
    }

    /** Returns the mask after a morphological operation with an elliptic kernel of this size, in pixels. */
    public static Mat morphed(Mat mask, int operation, int sizePx) {
        var morphed = new Mat();
        morphologyEx(mask, morphed, operation, element(sizePx), new Point(-1, -1), 1, BORDER_CONSTANT, Scalar.all(0));
        return morphed;
    }

    private static Mat element(int sizePx) {
        return getStructuringElement(MORPH_ELLIPSE, new Size(sizePx, sizePx));
    }
}
