package org.vitrine.hoard.photograph;

/** Projective map between two planes: a 3 × 3 matrix on homogeneous points. Immutable. */
public final class Homography {

    private final double[] m;

    Homography(double[] matrix) {
        m = matrix.clone();
    }

    double at(int row, int column) {
        return m[row * 3 + column];
    }

    Homography inverse() {
        double c0 = m[4] * m[8] - m[5] * m[7];
        double c1 = m[5] * m[6] - m[3] * m[8];
        double c2 = m[3] * m[7] - m[4] * m[6];
        double det = m[0] * c0 + m[1] * c1 + m[2] * c2;
        return new Homography(new double[] {
            c0 / det, (m[2] * m[7] - m[1] * m[8]) / det, (m[1] * m[5] - m[2] * m[4]) / det,
            c1 / det, (m[0] * m[8] - m[2] * m[6]) / det, (m[2] * m[3] - m[0] * m[5]) / det,
            c2 / det, (m[1] * m[6] - m[0] * m[7]) / det, (m[0] * m[4] - m[1] * m[3]) / det
        });
    }

    /**
     * Returns the image of the unit circle: decomposes the conic H⁻ᵀ·diag(1, 1, −1)·H⁻¹ into centre, half axes and
     * rotation.
     */
    public Ellipse ofUnitCircle() {
        double[] i = inverse().m;
        double a = i[0] * i[0] + i[3] * i[3] - i[6] * i[6];
        double b = i[0] * i[1] + i[3] * i[4] - i[6] * i[7];
        double c = i[1] * i[1] + i[4] * i[4] - i[7] * i[7];
        double d = i[0] * i[2] + i[3] * i[5] - i[6] * i[8];
        double e = i[1] * i[2] + i[4] * i[5] - i[7] * i[8];
        double f = i[2] * i[2] + i[5] * i[5] - i[8] * i[8];
        double det = a * c - b * b;
        double x = (b * e - c * d) / det;
        double y = (b * d - a * e) / det;
        double level = -(d * x + e * y + f);
        double middle = (a + c) / 2;
        double spread = Math.sqrt((a - c) * (a - c) / 4 + b * b);
        double turn = 0.5 * StrictMath.atan2(-2 * b, c - a);
        return new Ellipse(
                x,
                y,
                Math.sqrt(level / (middle - spread)),
                Math.sqrt(level / (middle + spread)),
                StrictMath.toDegrees(turn));
    }
}
