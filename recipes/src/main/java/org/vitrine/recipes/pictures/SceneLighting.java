package org.vitrine.recipes.pictures;

/** Adds shadows of varying softness and strength to a scene. */
record SceneLighting(SceneRandom sceneRandom, Canvas canvas) {

    /**
     * Adds shadows of an object: of a lamp, sometimes of a second one, and the narrow dark seam under the object.
     *
     * @param cover mask of the object
     * @param longest longest edge of the object, pixels
     */
    void castShadows(float[] cover, double longest) {
        if (sceneRandom.chance(0.85)) {
            castShadow(
                    cover,
                    longest * sceneRandom.between(0, 0.15),
                    longest * sceneRandom.between(0.006, 0.08),
                    sceneRandom.between(0.15, 0.8));
        }
        if (sceneRandom.chance(0.2)) {
            castShadow(
                    cover,
                    longest * sceneRandom.between(0, 0.12),
                    longest * sceneRandom.between(0.006, 0.06),
                    sceneRandom.between(0.1, 0.5));
        }
        if (sceneRandom.chance(0.3)) {
            castShadow(
                    cover,
                    longest * sceneRandom.between(0, 0.02),
                    longest * sceneRandom.between(0.005, 0.03),
                    sceneRandom.between(0.2, 0.7));
        }
    }

    private void castShadow(float[] cover, double lengthPx, double blurPx, double strength) {
        double turn = sceneRandom.angle();
        int byX = (int) Math.round(lengthPx * Math.cos(turn));
        int byY = (int) Math.round(lengthPx * Math.sin(turn));
        var light = new float[cover.length];
        for (int i = 0; i < light.length; i++) {
            int x = i % Scene.EDGE_PX - byX;
            int y = i / Scene.EDGE_PX - byY;
            boolean inside = x >= 0 && y >= 0 && x < Scene.EDGE_PX && y < Scene.EDGE_PX;
            light[i] = inside ? cover[y * Scene.EDGE_PX + x] : 0;
        }
        Canvas.blur(light, Scene.EDGE_PX, blurPx);
        for (int i = 0; i < light.length; i++) {
            light[i] = 1 - (float) strength * light[i];
        }
        canvas.multiply(light, sceneRandom.tint(0.1));
    }

    /** Shades the whole scene, as by something outside the frame that blocks the light. */
    void shadeScene() {
        var light = Canvas.noise(sceneRandom.random(), Scene.EDGE_PX, sceneRandom.between(40, 120));
        float strength = (float) sceneRandom.between(0.2, 0.7);
        double sharpness = sceneRandom.between(1, 12);
        for (int i = 0; i < light.length; i++) {
            light[i] = 1 - strength * (float) Math.clamp(0.5 + sharpness * light[i], 0, 1);
        }
        canvas.multiply(light, sceneRandom.tint(0.1));
    }
}
