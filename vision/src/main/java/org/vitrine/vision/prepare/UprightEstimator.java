package org.vitrine.vision.prepare;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_CUBIC;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.getRotationMatrix2D;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;
import static org.bytedeco.opencv.global.opencv_imgproc.warpPolar;

import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.vitrine.vision.prepare.model.RotationModel;
import org.vitrine.vision.prepare.model.RotationScores;
import org.vitrine.vision.prepare.pixels.PixelConversions;
import org.vitrine.vision.remark.StepRemark;

/**
 * Estimates by how much to turn a prepared picture so that its object is upright: by a {@link RotationModel}, or by the
 * axis of symmetry, because an object that is the same left and right of a line usually stands along it. The axis does
 * not distinguish up from down; the smaller turn is used, because cameras are mostly held upright. Without a trained
 * model the result is right for few coins, and the report states it: see docs/experiments/coin-orientation-and-side.md.
 */
final class UprightEstimator {

    /** Least confidence at which the axis of symmetry, or the turn from an endpoint, is used. */
    static final double MIN_CONFIDENCE = 0.5;

    /** Steps of the full turn, and steps of the radius, at which brightness is sampled. */
    private static final int ANGLES = 180;

    private static final int RADII = 48;
    private static final double FULL_TURN = 360;

    private UprightEstimator() {}

    /**
     * The estimate by symmetry.
     *
     * @param degrees angle to turn anticlockwise, in (-90, 90]
     * @param symmetry correlation of the picture with its mirror image over the best axis
     * @param confidence how much better the best axis is than the others, in [0, 1]
     */
    record SymmetryEstimate(double degrees, double symmetry, double confidence) {}

    /**
     * The decision whether and how to turn.
     *
     * @param degrees angle to turn anticlockwise
     * @param confident whether to turn at all
     * @param confidence confidence of the estimate, in [0, 1]
     * @param measured figures for the report
     * @param note sentence for people
     */
    record RotationDecision(
            double degrees, boolean confident, double confidence, Map<String, Double> measured, String note) {}

    /** Decides by the model if there is one, otherwise by symmetry. */
    static RotationDecision decide(Mat bgr, Optional<RotationModel> model) {
        return model.map(rotationModel -> byModel(bgr, rotationModel)).orElseGet(() -> bySymmetry(bgr));
    }

    private static RotationDecision byModel(Mat bgr, RotationModel model) {
        var reading = RotationScores.interpret(model.scores(PixelConversions.rgb(bgr), bgr.cols()));
        double confidence = Math.max(0, reading.confidence() - reading.halfTurn());
        boolean confident = confidence >= model.confidenceThreshold();
        return new RotationDecision(
                reading.degrees(),
                confident,
                confidence,
                Map.of("turnDegrees", reading.degrees(), "halfTurnInDoubt", reading.halfTurn()),
                confident
                        ? StepRemark.TURNED_BY_MODEL.text(model.name())
                        : StepRemark.ROTATION_UNSURE.text(model.name()));
    }

    private static RotationDecision bySymmetry(Mat bgr) {
        var turn = estimateBySymmetry(bgr);
        boolean confident = turn.confidence() >= MIN_CONFIDENCE;
        return new RotationDecision(
                turn.degrees(),
                confident,
                turn.confidence(),
                Map.of("turnDegrees", turn.degrees(), "symmetryRatio", turn.symmetry(), "halfTurnInDoubt", 1.0),
                confident ? StepRemark.TURNED_TO_SYMMETRY.text() : StepRemark.NO_SYMMETRY.text());
    }

    static SymmetryEstimate estimateBySymmetry(Mat bgr) {
        var rows = profile(bgr);
        var scores = new double[ANGLES];
        for (int axis = 0; axis < ANGLES; axis++) {
            scores[axis] = symmetry(rows, axis);
        }
        int best = 0;
        double mean = 0;
        for (int axis = 0; axis < ANGLES; axis++) {
            best = scores[axis] > scores[best] ? axis : best;
            mean += scores[axis] / ANGLES;
        }
        // The sum of the angles of a mirrored pair is twice the angle of the axis; as angles are in steps of two
        // degrees, the axis is in steps of one.
        double axisDegrees = best * FULL_TURN / ANGLES / 2;
        double turnDegrees = axisDegrees - 90;
        double confidence = Math.clamp((scores[best] - mean) * 1.2, 0, 1) * Math.clamp(scores[best] * 2, 0, 1);
        return new SymmetryEstimate(turnDegrees <= -90 ? turnDegrees + 180 : turnDegrees, scores[best], confidence);
    }

    /** Returns brightness by angle and radius, with the mean of each radius subtracted, scaled to unit length. */
    private static float[] profile(Mat bgr) {
        var grey = new Mat();
        cvtColor(bgr, grey, COLOR_BGR2GRAY);
        var value = new Mat();
        grey.convertTo(value, CV_32F);
        var polar = new Mat();
        float middle = (bgr.cols() - 1) / 2f;
        warpPolar(value, polar, new Size(RADII, ANGLES), new Point2f(middle, middle), 0.46 * bgr.cols(), INTER_LINEAR);
        FloatBuffer read = polar.createBuffer();
        var rows = new float[ANGLES * RADII];
        read.get(rows);
        double length = 0;
        for (int radius = 0; radius < RADII; radius++) {
            double mean = 0;
            for (int angle = 0; angle < ANGLES; angle++) {
                mean += rows[angle * RADII + radius] / ANGLES;
            }
            for (int angle = 0; angle < ANGLES; angle++) {
                int i = angle * RADII + radius;
                rows[i] = (float) ((rows[i] - mean) * Math.sqrt(radius));
                length += rows[i] * rows[i];
            }
        }
        double scale = 1 / Math.max(1e-6, Math.sqrt(length));
        for (int i = 0; i < rows.length; i++) {
            rows[i] *= (float) scale;
        }
        return rows;
    }

    private static double symmetry(float[] rows, int axis) {
        double sum = 0;
        for (int angle = 0; angle < ANGLES; angle++) {
            int mirrored = Math.floorMod(axis - angle, ANGLES);
            for (int radius = 2; radius < RADII; radius++) {
                sum += rows[angle * RADII + radius] * rows[mirrored * RADII + radius];
            }
        }
        return sum;
    }

    /** Turns a picture anticlockwise around its centre; corners that come in are filled with {@code padding}. */
    static Mat rotated(Mat pixels, double degrees, int padding) {
        var turn = getRotationMatrix2D(new Point2f((pixels.cols() - 1) / 2f, (pixels.rows() - 1) / 2f), degrees, 1);
        var turned = new Mat();
        warpAffine(
                pixels,
                turned,
                turn,
                new Size(pixels.cols(), pixels.rows()),
                INTER_CUBIC,
                BORDER_CONSTANT,
                Scalar.all(padding));
        return turned;
    }
}
