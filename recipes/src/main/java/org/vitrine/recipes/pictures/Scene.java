package org.vitrine.recipes.pictures;

import java.util.SplittableRandom;

/**
 * A composed training picture for outlines: an object of a hoard on another background, with shadows of varying
 * softness and strength, a ragged edge, sometimes colours close to those of the background, and other objects beside
 * it; and the mask of the object.
 *
 * <p>The object is near the centre of the picture, as in a crop around a located object.
 */
public final class Scene {

    public static final int EDGE_PX = 128;

    private final Canvas canvas;
    private final float[] cover;

    private Scene(Canvas canvas, float[] cover) {
        this.canvas = canvas;
        this.cover = cover;
    }

    /** Composes a scene. The same state of {@code random} gives the same scene. */
    public static Scene composed(CutOuts cutOuts, SplittableRandom random) {
        var composer = new Composer(cutOuts, random);
        return composer.dice.chance(0.15) ? composer.asPhotographed() : composer.composed();
    }

    /** Writes the pixels from index {@code at}: whole numbers from 0 to 255, all of red, then green, then blue. */
    public void pixels(float[] to, int at) {
        for (int channel = 0; channel < Canvas.CHANNELS; channel++) {
            System.arraycopy(canvas.plane(channel), 0, to, at + channel * EDGE_PX * EDGE_PX, EDGE_PX * EDGE_PX);
        }
    }

    /** Writes from index {@code at} how much of each pixel the object covers, in [0, 1]. */
    public void cover(float[] to, int at) {
        System.arraycopy(cover, 0, to, at, cover.length);
    }

    /** Placement of an object in the scene: maps pixels of the scene to pixels of the object's photograph. */
    private record Place(CutOut object, double middleX, double middleY, double cos, double sin, double flip) {

        double fromX(int x, int y) {
            return object.middleX() + flip * ((x - middleX) * cos - (y - middleY) * sin);
        }

        double fromY(int x, int y) {
            return object.middleY() + (x - middleX) * sin + (y - middleY) * cos;
        }
    }

    /** Composes one scene from random choices. */
    private static final class Composer {

        private final CutOuts cutOuts;
        private final SplittableRandom random;
        private final SceneRandom dice;
        private final Canvas canvas = new Canvas(EDGE_PX);
        private final SceneLighting sceneLighting;

        Composer(CutOuts cutOuts, SplittableRandom random) {
            this.cutOuts = cutOuts;
            this.random = random;
            this.dice = new SceneRandom(random);
            this.sceneLighting = new SceneLighting(dice, canvas);
        }

        Scene asPhotographed() {
            double longest = dice.between(0.45, 0.95) * EDGE_PX;
            var place = place(cutOuts.any(random), longest, 0, jitter(longest), jitter(longest));
            var cover = cover(place);
            lay(canvas, place);
            return seen(cover);
        }

        Scene composed() {
            new BackgroundPainter(cutOuts, random).paint(canvas);
            double longest = dice.between(0.42, 0.97) * EDGE_PX;
            var place = place(cutOuts.any(random), longest, dice.turn(), jitter(longest), jitter(longest));
            if (dice.chance(0.4)) {
                beside(place, longest);
            }
            var cover = cover(place);
            if (place.object().isCoin() && dice.chance(0.5)) {
                new RaggedEdge(random).ragged(cover, EDGE_PX, place.middleX(), place.middleY(), longest / 2);
            }
            sceneLighting.shadows(cover, longest);
            put(place, cover, longest);
            if (dice.chance(0.15)) {
                sceneLighting.shadeAll();
            }
            return seen(cover);
        }

        private Scene seen(float[] cover) {
            new CameraSimulation(dice, canvas).see(cover);
            return new Scene(canvas, cover);
        }

        private void put(Place place, float[] cover, double longest) {
            var object = new Canvas(EDGE_PX);
            lay(object, place);
            recolour(object, cover);
            if (dice.chance(0.5)) {
                new RaggedEdge(random).shaded(object, cover, longest);
            }
            canvas.over(object, cover);
        }

        private double jitter(double longest) {
            return EDGE_PX / 2.0 + dice.between(-1, 1) * Math.min(0.12 * EDGE_PX, (EDGE_PX - longest) / 2 + 4);
        }

        private Place place(CutOut object, double longest, double turn, double x, double y) {
            double scale = object.longest() / longest;
            return new Place(
                    object,
                    x,
                    y,
                    scale * Math.cos(turn),
                    scale * Math.sin(turn),
                    dice.random().nextBoolean() ? 1 : -1);
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

        /** Adds one to three objects around the main one; some of them are partly below it. */
        private void beside(Place main, double longest) {
            int count = 1 + dice.random().nextInt(3);
            for (int i = 0; i < count; i++) {
                double size = longest * dice.between(0.4, 1.1);
                double away = (longest + size) / 2 * dice.between(0.85, 1.25);
                double turn = dice.turn();
                var place = place(
                        cutOuts.any(random),
                        size,
                        dice.turn(),
                        main.middleX() + away * Math.cos(turn),
                        main.middleY() + away * Math.sin(turn));
                var cover = cover(place);
                sceneLighting.shadows(cover, size);
                put(place, cover, size);
            }
        }

        /**
         * Changes colour and contrast, as for another metal, exposure or camera; for three of ten objects it moves the
         * colour towards that of the background.
         */
        private void recolour(Canvas object, float[] cover) {
            float contrast = (float) dice.between(0.4, 1.4);
            double gain = Math.exp(0.35 * dice.bell());
            float pull = dice.chance(0.3) ? (float) dice.between(0.3, 0.97) : 0;
            var ground = new float[cover.length];
            for (int i = 0; i < ground.length; i++) {
                ground[i] = 1 - cover[i];
            }
            for (int channel = 0; channel < Canvas.CHANNELS; channel++) {
                float mean = object.mean(channel, cover);
                float about = (float) Math.clamp(mean * gain * Math.exp(0.08 * dice.bell()), 5, 250);
                about += pull * (canvas.mean(channel, ground) - about);
                var plane = object.plane(channel);
                for (int i = 0; i < plane.length; i++) {
                    plane[i] = Math.clamp(about + contrast * (plane[i] - mean), 0, 255);
                }
            }
        }
    }
}
