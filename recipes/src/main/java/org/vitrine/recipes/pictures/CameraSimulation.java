package org.vitrine.recipes.pictures;

/** Simulates the camera on a composed scene. */
record CameraSimulation(SceneRandom sceneRandom, Canvas canvas) {

    /**
     * Applies exposure, uneven light, tint, blur and noise to the canvas in place; some scenes become greyscale. In
     * three of ten scenes a border is cropped and filled with the colours of its edge, as around a located object at
     * the border of a photograph.
     *
     * @param cover mask of the object, set to 0 in the cropped border
     */
    void apply(float[] cover) {
        float gain = (float) sceneRandom.between(0.6, 1.35);
        double slope = sceneRandom.between(0, 0.4);
        double turn = sceneRandom.angle();
        var tint = sceneRandom.tint(0.1);
        double alongX = slope * Math.cos(turn) * 2 / Scene.EDGE_PX;
        double alongY = slope * Math.sin(turn) * 2 / Scene.EDGE_PX;
        if (sceneRandom.chance(0.5)) {
            double sigma = sceneRandom.between(0.2, 1.5);
            canvas.blur(sigma);
        }
        float grain = sceneRandom.chance(0.7) ? (float) sceneRandom.between(0, 8) : 0;
        boolean grey = sceneRandom.chance(0.06);
        for (int i = 0; i < cover.length; i++) {
            double light = gain
                    * (1
                            + alongX * (i % Scene.EDGE_PX - Scene.EDGE_PX / 2)
                            + alongY * (i / Scene.EDGE_PX - Scene.EDGE_PX / 2));
            for (int channel = 0; channel < Canvas.CHANNELS; channel++) {
                double value = canvas.plane(channel)[i] * light * tint[channel]
                        + (grain > 0 ? grain * sceneRandom.nearNormal() : 0);
                canvas.plane(channel)[i] = Math.clamp(Math.round(value), 0, 255);
            }
            if (grey) {
                float luma = Math.round(
                        0.299f * canvas.plane(0)[i] + 0.587f * canvas.plane(1)[i] + 0.114f * canvas.plane(2)[i]);
                canvas.blend(i, 1, new float[] {luma, luma, luma});
            }
        }
        if (sceneRandom.chance(0.3)) {
            addFrame(cover);
        }
    }

    private void addFrame(float[] cover) {
        int left = inset();
        int top = inset();
        int right = Scene.EDGE_PX - 1 - inset();
        int bottom = Scene.EDGE_PX - 1 - inset();
        var planes = new float[][] {canvas.plane(0), canvas.plane(1), canvas.plane(2)};
        for (float[] plane : planes) {
            var before = plane.clone();
            for (int i = 0; i < plane.length; i++) {
                int x = Math.clamp(i % Scene.EDGE_PX, left, right);
                int y = Math.clamp(i / Scene.EDGE_PX, top, bottom);
                plane[i] = before[y * Scene.EDGE_PX + x];
            }
        }
        for (int i = 0; i < cover.length; i++) {
            int x = i % Scene.EDGE_PX;
            int y = i / Scene.EDGE_PX;
            cover[i] = x < left || y < top || x > right || y > bottom ? 0 : cover[i];
        }
    }

    private int inset() {
        return sceneRandom.random().nextBoolean() ? sceneRandom.random().nextInt(Scene.EDGE_PX / 6) : 0;
    }
}
