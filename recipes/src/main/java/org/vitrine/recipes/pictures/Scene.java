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
    public static Scene compose(CutOuts cutOuts, SplittableRandom random) {
        var composer = new Composer(cutOuts, random);
        return composer.sceneRandom.chance(0.15) ? composer.asPhotographed() : composer.compose();
    }

    /** Writes the pixels from index {@code offset}: whole numbers from 0 to 255, all of red, then green, then blue. */
    public void pixels(float[] to, int offset) {
        for (int channel = 0; channel < Canvas.CHANNELS; channel++) {
            System.arraycopy(canvas.plane(channel), 0, to, offset + channel * EDGE_PX * EDGE_PX, EDGE_PX * EDGE_PX);
        }
    }

    /** Writes from index {@code offset} how much of each pixel the object covers, in [0, 1]. */
    public void cover(float[] to, int offset) {
        System.arraycopy(cover, 0, to, offset, cover.length);
    }

    /** Placement of an object in the scene: maps pixels of the scene to pixels of the object's photograph. */
    private record Placement(CutOut object, double middleX, double middleY, double cos, double sin, double flip) {

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
        private final SceneRandom sceneRandom;
        private final Canvas canvas = new Canvas(EDGE_PX);
        private final SceneLighting sceneLighting;

        Composer(CutOuts cutOuts, SplittableRandom random) {
            this.cutOuts = cutOuts;
            this.random = random;
            this.sceneRandom = new SceneRandom(random);
            this.sceneLighting = new SceneLighting(sceneRandom, canvas);
        }

        Scene asPhotographed() {
            double longest = sceneRandom.between(0.45, 0.95) * EDGE_PX;
            var placement = placement(cutOuts.pick(random), longest, 0, jitter(longest), jitter(longest));
            var cover = cover(placement);
            draw(canvas, placement);
            return photographed(cover);
        }

        Scene compose() {
            new BackgroundPainter(cutOuts, random).paint(canvas);
            double longest = sceneRandom.between(0.42, 0.97) * EDGE_PX;
            var placement =
                    placement(cutOuts.pick(random), longest, sceneRandom.angle(), jitter(longest), jitter(longest));
            if (sceneRandom.chance(0.4)) {
                addNeighbours(placement, longest);
            }
            var cover = cover(placement);
            if (placement.object().isCoin() && sceneRandom.chance(0.5)) {
                new RaggedEdge(random).apply(cover, EDGE_PX, placement.middleX(), placement.middleY(), longest / 2);
            }
            sceneLighting.castShadows(cover, longest);
            addObject(placement, cover, longest);
            if (sceneRandom.chance(0.15)) {
                sceneLighting.shadeScene();
            }
            return photographed(cover);
        }

        private Scene photographed(float[] cover) {
            new CameraSimulation(sceneRandom, canvas).apply(cover);
            return new Scene(canvas, cover);
        }

        private void addObject(Placement placement, float[] cover, double longest) {
            var object = new Canvas(EDGE_PX);
            draw(object, placement);
            recolour(object, cover);
            if (sceneRandom.chance(0.5)) {
                new RaggedEdge(random).shade(object, cover, longest);
            }
            canvas.composite(object, cover);
        }

        private double jitter(double longest) {
            return EDGE_PX / 2.0 + sceneRandom.between(-1, 1) * Math.min(0.12 * EDGE_PX, (EDGE_PX - longest) / 2 + 4);
        }

        private Placement placement(CutOut object, double longest, double turn, double x, double y) {
            double scale = object.longestSidePx() / longest;
            return new Placement(
                    object,
                    x,
                    y,
                    scale * Math.cos(turn),
                    scale * Math.sin(turn),
                    sceneRandom.random().nextBoolean() ? 1 : -1);
        }

        private static float[] cover(Placement placement) {
            var cover = new float[EDGE_PX * EDGE_PX];
            for (int i = 0; i < cover.length; i++) {
                int x = i % EDGE_PX;
                int y = i / EDGE_PX;
                cover[i] = placement.object().cover(placement.fromX(x, y), placement.fromY(x, y));
            }
            return cover;
        }

        private static void draw(Canvas on, Placement placement) {
            for (int i = 0; i < EDGE_PX * EDGE_PX; i++) {
                double fromX = placement.fromX(i % EDGE_PX, i / EDGE_PX);
                double fromY = placement.fromY(i % EDGE_PX, i / EDGE_PX);
                for (int channel = 0; channel < Canvas.CHANNELS; channel++) {
                    on.plane(channel)[i] = placement.object().value(channel, fromX, fromY);
                }
            }
        }

        /** Adds one to three objects around the main one; some of them are partly below it. */
        private void addNeighbours(Placement main, double longest) {
            int count = 1 + sceneRandom.random().nextInt(3);
            for (int i = 0; i < count; i++) {
                double size = longest * sceneRandom.between(0.4, 1.1);
                double distance = (longest + size) / 2 * sceneRandom.between(0.85, 1.25);
                double turn = sceneRandom.angle();
                var placement = placement(
                        cutOuts.pick(random),
                        size,
                        sceneRandom.angle(),
                        main.middleX() + distance * Math.cos(turn),
                        main.middleY() + distance * Math.sin(turn));
                var cover = cover(placement);
                sceneLighting.castShadows(cover, size);
                addObject(placement, cover, size);
            }
        }

        /**
         * Changes colour and contrast, as for another metal, exposure or camera; for three of ten objects it moves the
         * colour towards that of the background.
         */
        private void recolour(Canvas object, float[] cover) {
            float contrast = (float) sceneRandom.between(0.4, 1.4);
            double gain = Math.exp(0.35 * sceneRandom.nearNormal());
            float backgroundShare = sceneRandom.chance(0.3) ? (float) sceneRandom.between(0.3, 0.97) : 0;
            var ground = new float[cover.length];
            for (int i = 0; i < ground.length; i++) {
                ground[i] = 1 - cover[i];
            }
            for (int channel = 0; channel < Canvas.CHANNELS; channel++) {
                float mean = object.mean(channel, cover);
                float targetMean = (float) Math.clamp(mean * gain * Math.exp(0.08 * sceneRandom.nearNormal()), 5, 250);
                targetMean += backgroundShare * (canvas.mean(channel, ground) - targetMean);
                var plane = object.plane(channel);
                for (int i = 0; i < plane.length; i++) {
                    plane[i] = Math.clamp(targetMean + contrast * (plane[i] - mean), 0, 255);
                }
            }
        }
    }
}
