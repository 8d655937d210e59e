package org.vitrine.hoard;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Another object with relief of its own in the same photograph, as its own camera would see it. */
record Company(Surface surface, Camera camera) {

    private static final int MOST_OTHERS = 2;
    /** Centres of the corners, as shares of the edge. */
    private static final double CORNER = 0.14;

    static List<Company> of(Surface surface, Camera camera, Set<Prop> props, long seed) {
        List<Company> company = new ArrayList<>();
        if (props.contains(Prop.OTHER_SIDE) && surface.specimen().type().subject() == Subject.COIN) {
            company.add(otherSide(surface, camera, seed));
        }
        if (props.contains(Prop.OTHER_COINS)) {
            others(camera, seed, company);
        }
        return company;
    }

    private static Company otherSide(Surface surface, Camera camera, long seed) {
        Side side = surface.side() == Side.OBVERSE ? Side.REVERSE : Side.OBVERSE;
        Dice dice = Dice.of(seed, "other side");
        Camera beside = camera.at(
                        camera.edgePx() - camera.centreXPx(),
                        camera.centreYPx() + camera.edgePx() * dice.between(-0.02, 0.02))
                .turned(camera.angleDegrees() + dice.between(-8.0, 8.0));
        return new Company(Hoard.surface(surface.specimen(), side, camera.edgePx() / 2), beside);
    }

    private static void others(Camera camera, long seed, List<Company> company) {
        Dice dice = Dice.of(seed, "other coins");
        int corner = dice.between(0, 3);
        for (int i = 0; i < dice.between(1, MOST_OTHERS); i++) {
            ItemType type = Hoard.type(Dice.branch(seed, "other type", i), 0);
            double x = camera.edgePx() * ((corner & 1) == 0 ? CORNER : 1 - CORNER);
            double y = camera.edgePx() * ((corner & 2) == 0 ? CORNER : 1 - CORNER);
            double reach = StrictMath.hypot(x - camera.centreXPx(), y - camera.centreYPx()) - camera.radiusPx() * 1.05;
            double radius = Math.min(camera.edgePx() * dice.between(0.12, 0.2), reach * 0.95);
            if (radius > camera.edgePx() * 0.06) {
                Side side = dice.pick(Side.values());
                company.add(new Company(
                        Hoard.surface(Hoard.specimen(type, i), side, camera.edgePx() / 2),
                        camera.at(x, y).turned(dice.between(0.0, 360.0)).ofRadius(radius)));
            }
            corner = corner + 1 & 3;
        }
    }
}
