package org.vitrine.vision.prepare.decode;

/** Colour difference CIEDE2000 (ISO/CIE 11664-6) of two sRGB colours. */
final class ColourDifference {

    private static final double POW_25_7 = Math.pow(25, 7);

    private ColourDifference() {}

    static double deltaE2000(double[] one, double[] other) {
        double[] first = lab(one);
        double[] second = lab(other);
        double meanChroma = (Math.hypot(first[1], first[2]) + Math.hypot(second[1], second[2])) / 2;
        double stretch = 1.5 - 0.5 * Math.sqrt(Math.pow(meanChroma, 7) / (Math.pow(meanChroma, 7) + POW_25_7));
        double chroma1 = Math.hypot(stretch * first[1], first[2]);
        double chroma2 = Math.hypot(stretch * second[1], second[2]);
        double hue1 = hue(stretch * first[1], first[2]);
        double hue2 = hue(stretch * second[1], second[2]);
        boolean grey = chroma1 * chroma2 == 0;
        double turn = grey ? 0 : hue2 - hue1;
        turn = turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
        double meanHue = grey ? hue1 + hue2 : hue1 + turn / 2;
        double light = (first[0] + second[0]) / 2 - 50;
        double chroma = (chroma1 + chroma2) / 2;
        double weight = 1
                - 0.17 * cos(meanHue - 30)
                + 0.24 * cos(2 * meanHue)
                + 0.32 * cos(3 * meanHue + 6)
                - 0.20 * cos(4 * meanHue - 63);
        double around = Math.exp(-Math.pow(((meanHue + 360) % 360 - 275) / 25, 2));
        double rotation = -2
                * Math.sqrt(Math.pow(chroma, 7) / (Math.pow(chroma, 7) + POW_25_7))
                * Math.sin(Math.toRadians(60 * around));
        double dl = (second[0] - first[0]) / (1 + 0.015 * light * light / Math.sqrt(20 + light * light));
        double dc = (chroma2 - chroma1) / (1 + 0.045 * chroma);
        double dh =
                2 * Math.sqrt(chroma1 * chroma2) * Math.sin(Math.toRadians(turn / 2)) / (1 + 0.015 * chroma * weight);
        return Math.sqrt(dl * dl + dc * dc + dh * dh + rotation * dc * dh);
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }

    private static double hue(double a, double b) {
        return a == 0 && b == 0 ? 0 : (Math.toDegrees(Math.atan2(b, a)) + 360) % 360;
    }

    private static double[] lab(double[] rgb) {
        double r = linear(rgb[0]);
        double g = linear(rgb[1]);
        double b = linear(rgb[2]);
        double x = bent((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
        double y = bent(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
        double z = bent((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double linear(double value) {
        double v = value / 255;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }

    private static double bent(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : t * 24389 / 27 / 116 + 16.0 / 116;
    }
}
