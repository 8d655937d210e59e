package org.vitrine.recipes.pictures;

/** Adds shadows of varying softness and strength to a scene. */
record SceneLighting(SceneRandom dice, Canvas canvas) {

    /**
     * Adds shadows of an object: of a lamp, sometimes of a second one, and the narrow dark seam under the object.
     *
     * @param cover mask of the object
     * @param longest longest edge of the object, pixels
     */
    void shadows(float[] cover, double longest) {
        if (dice.chance(0.85)) {
            shadow(
                    cover,
                    longest * dice.between(0, 0.15),
                    longest * dice.between(0.006, 0.08),
                    dice.between(0.15, 0.8));
        }
        if (dice.chance(0.2)) {
            shadow(cover, longest * dice.between(0, 0.12), longest * dice.between(0.006, 0.06), dice.between(0.1, 0.5));
        }
        if (dice.chance(0.3)) {
            shadow(cover, longest * dice.between(0, 0.02), longest * dice.between(0.005, 0.03), dice.between(0.2, 0.7));
        }
    }

    private void shadow(float[] cover, double thrown, double soft, double strength) {
        double turn = dice.turn();
        int byX = (int) Math.round(thrown * Math.cos(turn));
        int byY = (int) Math.round(thrown * Math.sin(turn));
        var light = new float[cover.length];
        for (int i = 0; i < light.length; i++) {
            int x = i % Scene.EDGE_PX - byX;
            int y = i / Scene.EDGE_PX - byY;
            boolean inside = x >= 0 && y >= 0 && x < Scene.EDGE_PX && y < Scene.EDGE_PX;
            light[i] = inside ? cover[y * Scene.EDGE_PX + x] : 0;
        }
        Canvas.blur(light, Scene.EDGE_PX, soft);
        for (int i = 0; i < light.length; i++) {
            light[i] = 1 - (float) strength * light[i];
        }
        canvas.multiply(light, dice.tint(0.1));
    }

    /** Shades the whole scene, as by something outside the frame that blocks the light. */
    void shadeAll() {
        var light = Canvas.noise(dice.random(), Scene.EDGE_PX, dice.between(40, 120));
        float strength = (float) dice.between(0.2, 0.7);
        double sharp = dice.between(1, 12);
        for (int i = 0; i < light.length; i++) {
            light[i] = 1 - strength * (float) Math.clamp(0.5 + sharp * light[i], 0, 1);
        }
        canvas.multiply(light, dice.tint(0.1));
    }
}
