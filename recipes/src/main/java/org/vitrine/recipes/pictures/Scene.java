package org.vitrine.recipes.pictures;

import java.util.SplittableRandom;

/**
 * An object of a hoard on a ground it was not photographed on, with shadows of every softness and strength, its edge ragged, its
 * colours now and then nearly those of the ground, other objects beside it; and where in the picture it is.
 *
 * <p>The object is about the middle of the picture, as it is in a crop around what was located.
 */
public final class Scene {

    public static final int EDGE_PX = 128;

    private static final double TURN = 2 * Math.PI;

    private final Canvas canvas;
    private final float[] cover;

    private Scene(Canvas canvas, float[] cover) {
        this.canvas = canvas;
        this.cover = cover;
    }

    /** Composes one; the same throws give the same. */
    public static Scene composed(CutOuts cutOuts, SplittableRandom random) {
        var composer = new Composer(cutOuts, random);
        return random.nextDouble() < 0.15 ? composer.asPhotographed() : composer.composed();
    }

    /** Writes whole numbers from 0 to 255, all of red first. */
    public void pixels(float[] to, int at) {
        for (int channel = 0; channel < Canvas.CHANNELS; channel++) {
            System.arraycopy(canvas.plane(channel), 0, to, at + channel * EDGE_PX * EDGE_PX, EDGE_PX * EDGE_PX);
        }
    }

    /** Writes how much of each pixel the object covers, in [0, 1]. */
    public void cover(float[] to, int at) {
        System.arraycopy(cover, 0, to, at, cover.length);
    }

    /** Where an object is laid: from pixels of the scene to those of its photograph. */
    private record Place(CutOut object, double middleX, double middleY, double cos, double sin, double flip) {

        double fromX(int x, int y) {
            return object.middleX() + flip * ((x - middleX) * cos - (y - middleY) * sin);
        }

        double fromY(int x, int y) {
            return object.middleY() + (x - middleX) * sin + (y - middleY) * cos;
        }
    }

    /** Throws the dice for one scene. */
    private static final class Composer {

        private final CutOuts cutOuts;
        private final SplittableRandom random;
        private final Canvas canvas = new Canvas(EDGE_PX);

        Composer(CutOuts cutOuts, SplittableRandom random) {
            this.cutOuts = cutOuts;
            this.random = random;
        }

        Scene asPhotographed() {
            double longest = between(0.45, 0.95) * EDGE_PX;
            var place = place(cutOuts.any(random), longest, 0, jitter(longest), jitter(longest));
            var cover = cover(place);
            lay(canvas, place);
            return seen(cover);
        }

        Scene composed() {
            new Grounds(cutOuts, random).paint(canvas);
            double longest = between(0.42, 0.97) * EDGE_PX;
            var place =
                    place(cutOuts.any(random), longest, TURN * random.nextDouble(), jitter(longest), jitter(longest));
            if (random.nextDouble() < 0.4) {
                beside(place, longest);
            }
            var cover = cover(place);
            if (place.object().isCoin() && random.nextDouble() < 0.5) {
                new Edge(random).ragged(cover, EDGE_PX, place.middleX(), place.middleY(), longest / 2);
            }
            shadows(cover, longest);
            put(place, cover, longest);
            if (random.nextDouble() < 0.15) {
                shadeAll();
            }
            return seen(cover);
        }

        private void put(Place place, float[] cover, double longest) {
            var object = new Canvas(EDGE_PX);
            lay(object, place);
            recolour(object, cover);
            if (random.nextDouble() < 0.5) {
                new Edge(random).shaded(object, cover, longest);
            }
            canvas.over(object, cover);
        }

        private double jitter(double longest) {
            return EDGE_PX / 2.0 + between(-1, 1) * Math.min(0.12 * EDGE_PX, (EDGE_PX - longest) / 2 + 4);
        }

        private Place place(CutOut object, double longest, double turn, double x, double y) {
            double scale = object.longest() / longest;
            return new Place(
                    object, x, y, scale * Math.cos(turn), scale * Math.sin(turn), random.nextBoolean() ? 1 : -1);
        }

        private static float[] cover(Place place) {
            var cover = new float[EDGE_PX * EDGE_PX];
            for (int i = 0; i < cover.length; i++) {
                int x = i % EDGE_PX;
                int y = i / EDGE_PX;
                cover[i] = place.object().cover(place.fromX(x, y), place.fromY(x, y));
            }
            return cover;
        }

        private static void lay(Canvas on, Place place) {
            for (int i = 0; i < EDGE_PX * EDGE_PX; i++) {
                double fromX = place.fromX(i % EDGE_PX, i / EDGE_PX);
                double fromY = place.fromY(i % EDGE_PX, i / EDGE_PX);
                for (int channel = 0; channel < Canvas.CHANNELS; channel++) {
                    on.plane(channel)[i] = place.object().value(channel, fromX, fromY);
                }
            }
        }

        /** Objects around it, some of them under it. */
        private void beside(Place main, double longest) {
            int count = 1 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                double size = longest * between(0.4, 1.1);
                double away = (longest + size) / 2 * between(0.85, 1.25);
                double turn = TURN * random.nextDouble();
                var place = place(
                        cutOuts.any(random),
                        size,
                        TURN * random.nextDouble(),
                        main.middleX() + away * Math.cos(turn),
                        main.middleY() + away * Math.sin(turn));
                var cover = cover(place);
                shadows(cover, size);
                put(place, cover, size);
            }
        }

        /** Of a lamp, of a second one, and the dark seam under what lies on something. */
        private void shadows(float[] cover, double longest) {
            if (random.nextDouble() < 0.85) {
                shadow(cover, longest * between(0, 0.15), longest * between(0.006, 0.08), between(0.15, 0.8));
            }
            if (random.nextDouble() < 0.2) {
                shadow(cover, longest * between(0, 0.12), longest * between(0.006, 0.06), between(0.1, 0.5));
            }
            if (random.nextDouble() < 0.3) {
                shadow(cover, longest * between(0, 0.02), longest * between(0.005, 0.03), between(0.2, 0.7));
            }
        }

        private void shadow(float[] cover, double thrown, double soft, double strength) {
            double turn = TURN * random.nextDouble();
            int byX = (int) Math.round(thrown * Math.cos(turn));
            int byY = (int) Math.round(thrown * Math.sin(turn));
            var light = new float[cover.length];
            for (int i = 0; i < light.length; i++) {
                int x = i % EDGE_PX - byX;
                int y = i / EDGE_PX - byY;
                boolean inside = x >= 0 && y >= 0 && x < EDGE_PX && y < EDGE_PX;
                light[i] = inside ? cover[y * EDGE_PX + x] : 0;
            }
            Canvas.blur(light, EDGE_PX, soft);
            for (int i = 0; i < light.length; i++) {
                light[i] = 1 - (float) strength * light[i];
            }
            canvas.multiply(light, tint(0.1));
        }

        /** Something out of the frame stands in the light, of all that is in it. */
        private void shadeAll() {
            var light = Canvas.noise(random, EDGE_PX, between(40, 120));
            float strength = (float) between(0.2, 0.7);
            double sharp = between(1, 12);
            for (int i = 0; i < light.length; i++) {
                light[i] = 1 - strength * (float) Math.clamp(0.5 + sharp * light[i], 0, 1);
            }
            canvas.multiply(light, tint(0.1));
        }

        /** Other metals, exposures and cameras; now and then nearly the colour of what it lies on. */
        private void recolour(Canvas object, float[] cover) {
            float contrast = (float) between(0.4, 1.4);
            double gain = Math.exp(0.35 * bell());
            float pull = random.nextDouble() < 0.3 ? (float) between(0.3, 0.97) : 0;
            var ground = new float[cover.length];
            for (int i = 0; i < ground.length; i++) {
                ground[i] = 1 - cover[i];
            }
            for (int channel = 0; channel < Canvas.CHANNELS; channel++) {
                float mean = object.mean(channel, cover);
                float about = (float) Math.clamp(mean * gain * Math.exp(0.08 * bell()), 5, 250);
                about += pull * (canvas.mean(channel, ground) - about);
                var plane = object.plane(channel);
                for (int i = 0; i < plane.length; i++) {
                    plane[i] = Math.clamp(about + contrast * (plane[i] - mean), 0, 255);
                }
            }
        }

        /** What the camera makes of it, and the frame, beyond which its border goes on. */
        private Scene seen(float[] cover) {
            float gain = (float) between(0.6, 1.35);
            double slope = between(0, 0.4);
            double turn = TURN * random.nextDouble();
            var tint = tint(0.1);
            double alongX = slope * Math.cos(turn) * 2 / EDGE_PX;
            double alongY = slope * Math.sin(turn) * 2 / EDGE_PX;
            if (random.nextDouble() < 0.5) {
                double sigma = between(0.2, 1.5);
                canvas.blur(sigma);
            }
            float grain = random.nextDouble() < 0.7 ? (float) between(0, 8) : 0;
            boolean grey = random.nextDouble() < 0.06;
            for (int i = 0; i < cover.length; i++) {
                double light = gain * (1 + alongX * (i % EDGE_PX - EDGE_PX / 2) + alongY * (i / EDGE_PX - EDGE_PX / 2));
                for (int channel = 0; channel < Canvas.CHANNELS; channel++) {
                    double value = canvas.plane(channel)[i] * light * tint[channel] + (grain > 0 ? grain * bell() : 0);
                    canvas.plane(channel)[i] = Math.clamp(Math.round(value), 0, 255);
                }
                if (grey) {
                    float luma = Math.round(
                            0.299f * canvas.plane(0)[i] + 0.587f * canvas.plane(1)[i] + 0.114f * canvas.plane(2)[i]);
                    canvas.mix(i, 1, new float[] {luma, luma, luma});
                }
            }
            if (random.nextDouble() < 0.3) {
                frame(cover);
            }
            return new Scene(canvas, cover);
        }

        private void frame(float[] cover) {
            int left = inset();
            int top = inset();
            int right = EDGE_PX - 1 - inset();
            int bottom = EDGE_PX - 1 - inset();
            var planes = new float[][] {canvas.plane(0), canvas.plane(1), canvas.plane(2)};
            for (float[] plane : planes) {
                var before = plane.clone();
                for (int i = 0; i < plane.length; i++) {
                    int x = Math.clamp(i % EDGE_PX, left, right);
                    int y = Math.clamp(i / EDGE_PX, top, bottom);
                    plane[i] = before[y * EDGE_PX + x];
                }
            }
            for (int i = 0; i < cover.length; i++) {
                int x = i % EDGE_PX;
                int y = i / EDGE_PX;
                cover[i] = x < left || y < top || x > right || y > bottom ? 0 : cover[i];
            }
        }

        private int inset() {
            return random.nextBoolean() ? random.nextInt(EDGE_PX / 6) : 0;
        }

        private float[] tint(double most) {
            var tint = new float[Canvas.CHANNELS];
            for (int channel = 0; channel < tint.length; channel++) {
                tint[channel] = (float) (1 + most * between(-1, 1));
            }
            return tint;
        }

        private double between(double low, double high) {
            return low + (high - low) * random.nextDouble();
        }

        /** A sum of three uniform throws with mean 0 and deviation 1. */
        private double bell() {
            return 2 * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
        }
    }
}
