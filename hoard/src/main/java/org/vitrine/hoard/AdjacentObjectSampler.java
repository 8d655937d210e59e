package org.vitrine.hoard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.vitrine.hoard.photograph.AdjacentObject;
import org.vitrine.hoard.photograph.CameraPose;
import org.vitrine.hoard.photograph.SceneObject;
import org.vitrine.hoard.relief.SeededRandom;
import org.vitrine.hoard.specimen.ItemType;
import org.vitrine.hoard.specimen.ObjectKind;
import org.vitrine.hoard.specimen.SpecimenSide;
import org.vitrine.hoard.surface.Surface;

/** Draws the adjacent objects of a photograph by its seed: which they are and where they lie. */
final class AdjacentObjectSampler {

    private static final int MAX_OTHER_COINS = 2;

    /** Distance of a coin in a corner from the two nearest edges, as a share of the photograph's edge. */
    private static final double CORNER = 0.14;

    private AdjacentObjectSampler() {}

    /**
     * Makes the adjacent objects that {@code sceneObjects} name: the other side of the same coin, and up to two coins
     * of other types in corners where they do not touch it. Empty where {@code sceneObjects} name neither.
     */
    static List<AdjacentObject> sample(Surface surface, CameraPose camera, Set<SceneObject> sceneObjects, long seed) {
        List<AdjacentObject> objects = new ArrayList<>();
        if (sceneObjects.contains(SceneObject.OTHER_SIDE)
                && surface.specimen().type().subject() == ObjectKind.COIN) {
            objects.add(otherSideOfCoin(surface, camera, seed));
        }
        if (sceneObjects.contains(SceneObject.OTHER_COINS)) {
            addOtherCoins(camera, seed, objects);
        }
        return objects;
    }

    private static AdjacentObject otherSideOfCoin(Surface surface, CameraPose camera, long seed) {
        SpecimenSide specimenSide =
                surface.side() == SpecimenSide.OBVERSE ? SpecimenSide.REVERSE : SpecimenSide.OBVERSE;
        SeededRandom seededRandom = SeededRandom.of(seed, "other side");
        CameraPose beside = camera.centredAt(
                        camera.edgePx() - camera.centreXPx(),
                        camera.centreYPx() + camera.edgePx() * seededRandom.between(-0.02, 0.02))
                .withAngle(camera.angleDegrees() + seededRandom.between(-8.0, 8.0));
        return new AdjacentObject(Hoard.surface(surface.specimen(), specimenSide, camera.edgePx() / 2), beside);
    }

    private static void addOtherCoins(CameraPose camera, long seed, List<AdjacentObject> objects) {
        SeededRandom seededRandom = SeededRandom.of(seed, "other coins");
        int corner = seededRandom.between(0, 3);
        for (int i = 0; i < seededRandom.between(1, MAX_OTHER_COINS); i++) {
            ItemType type = Hoard.type(SeededRandom.subSeed(seed, "other type", i), 0);
            double x = camera.edgePx() * ((corner & 1) == 0 ? CORNER : 1 - CORNER);
            double y = camera.edgePx() * ((corner & 2) == 0 ? CORNER : 1 - CORNER);
            double reach = StrictMath.hypot(x - camera.centreXPx(), y - camera.centreYPx()) - camera.radiusPx() * 1.05;
            double radius = Math.min(camera.edgePx() * seededRandom.between(0.12, 0.2), reach * 0.95);
            if (radius > camera.edgePx() * 0.06) {
                SpecimenSide specimenSide = seededRandom.pick(SpecimenSide.values());
                objects.add(new AdjacentObject(
                        Hoard.surface(Hoard.specimen(type, i), specimenSide, camera.edgePx() / 2),
                        camera.centredAt(x, y)
                                .withAngle(seededRandom.between(0.0, 360.0))
                                .withRadius(radius)));
            }
            corner = corner + 1 & 3;
        }
    }
}
