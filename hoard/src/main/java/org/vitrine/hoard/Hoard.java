package org.vitrine.hoard;

import java.util.Set;

/** What can be found in a hoard, by seed. Every method is pure. */
public final class Hoard {

    /** Edge of a relief relative to that of the photograph: a coin fills at most nine tenths of the frame. */
    private static final double RELIEF_SHARE = 0.875;

    private Hoard() {}

    /** The coin type of a number in the hoard of a seed. */
    public static ItemType type(long seed, int number) {
        return type(seed, number, Subject.COIN);
    }

    /** The type of a number and kind, in the plain manner. */
    public static ItemType type(long seed, int number, Subject subject) {
        return type(seed, number, subject, Manner.PLAIN);
    }

    /** The type of a number, kind and manner. */
    public static ItemType type(long seed, int number, Subject subject, Manner manner) {
        boolean coin = subject == Subject.COIN;
        return new ItemType(
                "h%d-%s%04d".formatted(seed, coin ? "t" : subject.word(), number + 1),
                Dice.branch(seed, coin ? "type" : subject.word(), number),
                subject,
                manner);
    }

    public static Specimen specimen(ItemType type, int number) {
        return new Specimen(
                "%s-s%02d".formatted(type.id(), number + 1), type, Dice.branch(type.seed(), "specimen", number));
    }

    /** The die a face of a specimen was struck from, cut for photographs of an edge. */
    public static Die die(ItemType type, Side side, int number, int edgePx) {
        int edge = Math.max(32, (int) Math.round(edgePx * RELIEF_SHARE));
        return new Die(type, side, number, Relief.cut(type.face(side), number, edge));
    }

    /** A face of a specimen, struck from its die. */
    public static Surface strike(Specimen specimen, Die die) {
        if (die.type() != specimen.type() || die.number() != specimen.die(die.side())) {
            throw new IllegalArgumentException("specimen '%s' is not struck from %s die %d of '%s'"
                    .formatted(
                            specimen.id(),
                            die.side().word(),
                            die.number(),
                            die.type().id()));
        }
        return Mint.strike(specimen, die.side(), die.relief());
    }

    /** What is not struck, made for photographs of an edge. */
    public static Surface carve(Specimen specimen, int edgePx) {
        return Carver.carve(specimen, Math.max(32, (int) Math.round(edgePx * RELIEF_SHARE)));
    }

    /** A face of a specimen, struck or carved. */
    public static Surface surface(Specimen specimen, Side side, int edgePx) {
        return specimen.type().subject() == Subject.COIN
                ? strike(specimen, die(specimen.type(), side, specimen.die(side), edgePx))
                : carve(specimen, edgePx);
    }

    /** A photograph of a face with nothing beside it; {@code number} tells several of one face apart. */
    public static Photograph photograph(Surface surface, int number, int edgePx) {
        return photograph(surface, number, edgePx, Set.of());
    }

    /** A photograph of a face with other things in the frame, for which the object is a little smaller. */
    public static Photograph photograph(Surface surface, int number, int edgePx, Set<Prop> props) {
        Specimen specimen = surface.specimen();
        long seed = Dice.branch(specimen.seed(), "photograph " + surface.side(), number);
        Light light = Light.of(seed);
        Camera camera = props.isEmpty() ? Camera.of(seed, edgePx) : Camera.withRoom(seed, edgePx, props);
        Backdrop backdrop = Dice.of(seed, "choice of backdrop").pick(Backdrop.values());
        double pxPerMm =
                camera.radiusPx() / Dice.of(specimen.type().seed(), "size").between(7.0, 17.0);
        Studio.Taken taken = Studio.take(
                new Studio.Scene(surface, Company.of(surface, camera, props, seed), props, pxPerMm),
                light,
                camera,
                backdrop,
                seed);
        return new Photograph(
                specimen,
                surface.side(),
                taken.picture(),
                camera.jpegQuality(),
                camera.angleDegrees(),
                camera.toPixels().ofUnitCircle(),
                light.azimuthDegrees(),
                light.elevationDegrees(),
                backdrop.word(),
                Math.round(camera.blurPx()),
                taken.mask(),
                light.word(),
                Math.hypot(camera.tiltXDegrees(), camera.tiltYDegrees()),
                camera.noise(),
                props,
                pxPerMm);
    }

    /** All of it at once, for one photograph of a face. */
    public static Photograph photograph(Specimen specimen, Side side, int number, int edgePx) {
        return photograph(surface(specimen, side, edgePx), number, edgePx);
    }
}
