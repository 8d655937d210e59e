package org.vitrine.recipes.pictures;

import java.util.SplittableRandom;

/**
 * Paints the background of a scene: plain, clouded, woven, printed with lines, covered with shapes, or another
 * photograph.
 */
final class BackgroundPainter {

    private static final double HALF_TURN = Math.PI;

    private final CutOuts others;
    private final SplittableRandom random;
    private final SceneRandom sceneRandom;

    BackgroundPainter(CutOuts others, SplittableRandom random) {
        this.others = others;
        this.random = random;
        this.sceneRandom = new SceneRandom(random);
    }

    /** Paints the whole canvas; one in eight has two backgrounds that meet along a line. */
    void paint(Canvas canvas) {
        paintOne(canvas);
        if (random.nextDouble() < 0.12) {
            var second = new Canvas(canvas.edge());
            paintOne(second);
            canvas.composite(second, halfPlane(canvas.edge()));
        }
    }

    private void paintOne(Canvas canvas) {
        switch (random.nextInt(8)) {
            case 0 -> plain(canvas);
            case 1, 2 -> clouds(canvas, sceneRandom.between(0.2, 1.6));
            case 3 -> waves(canvas);
            case 4 -> lines(canvas);
            case 5 -> photograph(canvas);
            default -> {
                clouds(canvas, sceneRandom.between(0.1, 1.0));
                shapes(canvas);
            }
        }
    }

    private void plain(Canvas canvas) {
        fill(canvas, colour());
        mixNoise(canvas, octaves(canvas.edge()), colour(), sceneRandom.between(0, 0.12));
    }

    private void clouds(Canvas canvas, double strength) {
        fill(canvas, colour());
        mixNoise(canvas, octaves(canvas.edge()), colour(), strength);
        if (random.nextDouble() < 0.4) {
            mixNoise(canvas, octaves(canvas.edge()), colour(), strength);
        }
    }

    /** Paints waves, as of cloth, wood or ruled paper. */
    private void waves(Canvas canvas) {
        clouds(canvas, sceneRandom.between(0, 0.6));
        int edge = canvas.edge();
        var colour = colour();
        double length = Math.exp(sceneRandom.between(Math.log(2), Math.log(30)));
        double turn = HALF_TURN * random.nextDouble();
        var bend = Canvas.noise(random, edge, sceneRandom.between(8, 60));
        double bent = sceneRandom.between(0, 6);
        boolean crossed = random.nextDouble() < 0.4;
        float strength = (float) sceneRandom.between(0.05, 0.7);
        for (int i = 0; i < edge * edge; i++) {
            double x = i % edge * Math.cos(turn) + i / edge * Math.sin(turn) + bent * bend[i];
            double y = i / edge * Math.cos(turn) - i % edge * Math.sin(turn);
            double wave = 0.5 + 0.5 * Math.sin(2 * HALF_TURN * x / length);
            if (crossed) {
                wave *= 0.5 + 0.5 * Math.sin(2 * HALF_TURN * y / length);
            }
            canvas.blend(i, strength * (float) wave, colour);
        }
    }

    /** Paints rows of short strokes, as of a printed page. */
    private void lines(Canvas canvas) {
        plain(canvas);
        int edge = canvas.edge();
        var ink = colour();
        int row = 3 + random.nextInt(12);
        int high = Math.max(1, (int) (row * sceneRandom.between(0.3, 0.7)));
        float strength = (float) sceneRandom.between(0.3, 1);
        for (int y = random.nextInt(row); y < edge; y += row) {
            int x = random.nextInt(8);
            while (x < edge) {
                int wide = 1 + random.nextInt(Math.max(2, row / 2));
                int up = random.nextInt(high);
                for (int dy = 0; dy < high - up; dy++) {
                    for (int dx = 0; dx < wide; dx++) {
                        if (y + dy < edge && x + dx < edge) {
                            canvas.blend((y + dy) * edge + x + dx, strength, ink);
                        }
                    }
                }
                x += wide + 1 + (random.nextInt(5) == 0 ? row : random.nextInt(2));
            }
        }
    }

    private void photograph(Canvas canvas) {
        var other = others.pick(random);
        int edge = canvas.edge();
        double zoom = Math.exp(sceneRandom.between(Math.log(0.25), Math.log(1.1)));
        double turn = 2 * HALF_TURN * random.nextDouble();
        double cos = zoom * Math.cos(turn);
        double sin = zoom * Math.sin(turn);
        double fromX = sceneRandom.between(0.2, 0.8) * edge;
        double fromY = sceneRandom.between(0.2, 0.8) * edge;
        int swap = random.nextInt(3);
        float gain = (float) sceneRandom.between(0.5, 1.5);
        for (int i = 0; i < edge * edge; i++) {
            double x = i % edge - edge / 2.0;
            double y = i / edge - edge / 2.0;
            for (int channel = 0; channel < Canvas.CHANNELS; channel++) {
                canvas.plane(channel)[i] =
                        gain * other.value((channel + swap) % 3, fromX + cos * x - sin * y, fromY + sin * x + cos * y);
            }
        }
    }

    /** Paints discs, bars and boxes of all sizes, filled or hollow, as in pictures and drawers. */
    private void shapes(Canvas canvas) {
        int count = 2 + random.nextInt(30);
        double largest = sceneRandom.between(6, 90);
        for (int i = 0; i < count; i++) {
            shape(canvas, sceneRandom.between(1, largest), sceneRandom.between(1, largest), random.nextBoolean());
        }
    }

    private void shape(Canvas canvas, double halfWide, double halfHigh, boolean round) {
        int edge = canvas.edge();
        double middleX = sceneRandom.between(-0.1, 1.1) * edge;
        double middleY = sceneRandom.between(-0.1, 1.1) * edge;
        double turn = HALF_TURN * random.nextDouble();
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        double reach = halfWide + halfHigh;
        double hollow = random.nextDouble() < 0.3 ? sceneRandom.between(0.5, 0.95) : 0;
        float strength = (float) sceneRandom.between(0.2, 1);
        var colour = colour();
        for (int y = Math.max(0, (int) (middleY - reach)); y < Math.min(edge, middleY + reach); y++) {
            for (int x = Math.max(0, (int) (middleX - reach)); x < Math.min(edge, middleX + reach); x++) {
                double along = Math.abs((x - middleX) * cos + (y - middleY) * sin) / halfWide;
                double across = Math.abs((y - middleY) * cos - (x - middleX) * sin) / halfHigh;
                double out = round ? Math.hypot(along, across) : Math.max(along, across);
                if (out < 1 && out >= hollow) {
                    canvas.blend(y * edge + x, strength, colour);
                }
            }
        }
    }

    private static void fill(Canvas canvas, float[] colour) {
        for (int i = 0; i < canvas.edge() * canvas.edge(); i++) {
            canvas.blend(i, 1, colour);
        }
    }

    private void mixNoise(Canvas canvas, float[] noise, float[] colour, double strength) {
        boolean speckled = random.nextDouble() < 0.25;
        for (int i = 0; i < noise.length; i++) {
            double value = speckled ? Math.signum(noise[i]) * Math.min(1, 4 * Math.abs(noise[i])) : noise[i];
            canvas.blend(i, (float) (strength * Math.clamp(0.5 + value, 0, 1)), colour);
        }
    }

    /** Returns noise of several scales, of which either the coarse or the fine ones are stronger. */
    private float[] octaves(int edge) {
        var sum = new float[edge * edge];
        double gain = 1;
        double persistence = sceneRandom.between(0.4, 1.3);
        double all = 0;
        for (double cell = sceneRandom.between(20, 80); cell > 1.4; cell /= sceneRandom.between(1.7, 3)) {
            var noise = Canvas.noise(random, edge, cell);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += (float) gain * noise[i];
            }
            all += gain * gain;
            gain *= persistence;
        }
        float scale = (float) (1 / Math.sqrt(all));
        for (int i = 0; i < sum.length; i++) {
            sum[i] *= scale;
        }
        return sum;
    }

    /** Returns 1 on one side of a line and 0 on the other. */
    private float[] halfPlane(int edge) {
        var side = new float[edge * edge];
        double turn = 2 * HALF_TURN * random.nextDouble();
        double off = sceneRandom.between(-0.4, 0.4) * edge;
        for (int i = 0; i < side.length; i++) {
            double distance = (i % edge - edge / 2.0) * Math.cos(turn) + (i / edge - edge / 2.0) * Math.sin(turn) - off;
            side[i] = (float) Math.clamp(distance + 0.5, 0, 1);
        }
        return side;
    }

    /** Returns a random colour of any brightness, mostly of low saturation. */
    private float[] colour() {
        double bright = sceneRandom.between(4, 250);
        double spread = random.nextDouble() < 0.3 ? 0.8 : 0.2;
        var colour = new float[Canvas.CHANNELS];
        for (int channel = 0; channel < colour.length; channel++) {
            colour[channel] = (float) Math.clamp(bright * (1 + spread * sceneRandom.between(-1, 1)), 0, 255);
        }
        return colour;
    }
}
