package org.vitrine.hoard;

import java.util.Set;

/** What can be found in a hoard, by seed. Every method is pure. */
public final class Hoard {

    /** Edge of a relief relative to that of the photograph: a coin fills at most nine tenths of the frame. */
    private static final double RELIEF_SHARE = 0.875;

    private Hoard() {}

    /** The coin type of a number in the hoard of a seed. */
    public static ItemType type(long seed, int number) {
        return type(seed, number, ObjectKind.COIN);
    }

    /** The type of a number and kind, in the plain manner. */
    public static ItemType type(long seed, int number, ObjectKind objectKind) {
        return type(seed, number, objectKind, DieStyle.PLAIN);
    }

    /** The type of a number, kind and manner. */
    public static ItemType type(long seed, int number, ObjectKind objectKind, DieStyle dieStyle) {
        boolean coin = objectKind == ObjectKind.COIN;
        return new ItemType(
                "h%d-%s%04d".formatted(seed, coin ? "t" : objectKind.word(), number + 1),
                SeededRandom.branch(seed, coin ? "type" : objectKind.word(), number),
                objectKind,
                dieStyle);
    }

    public static Specimen specimen(ItemType type, int number) {
        return new Specimen(
                "%s-s%02d".formatted(type.id(), number + 1),
                type,
                SeededRandom.branch(type.seed(), "specimen", number));
    }

    /** The die a face of a specimen was struck from, cut for photographs of an edge. */
    public static Die die(ItemType type, SpecimenSide specimenSide, int number, int edgePx) {
        int edge = Math.max(32, (int) Math.round(edgePx * RELIEF_SHARE));
        return new Die(type, specimenSide, number, Relief.cut(type.face(specimenSide), number, edge));
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
        return CarvedObjectGenerator.carve(specimen, Math.max(32, (int) Math.round(edgePx * RELIEF_SHARE)));
    }

    /** A face of a specimen, struck or carved. */
    public static Surface surface(Specimen specimen, SpecimenSide specimenSide, int edgePx) {
        return specimen.type().subject() == ObjectKind.COIN
                ? strike(specimen, die(specimen.type(), specimenSide, specimen.die(specimenSide), edgePx))
                : carve(specimen, edgePx);
    }

    /** A photograph of a face with nothing beside it; {@code number} tells several of one face apart. */
    public static SyntheticPhotograph photograph(Surface surface, int number, int edgePx) {
        return photograph(surface, number, edgePx, Set.of());
    }

    /** A photograph of a face with other things in the frame, for which the object is a little smaller. */
    public static SyntheticPhotograph photograph(Surface surface, int number, int edgePx, Set<SceneObject> props) {
        Specimen specimen = surface.specimen();
        long seed = SeededRandom.branch(specimen.seed(), "photograph " + surface.side(), number);
        Lighting lighting = Lighting.of(seed);
        CameraPose cameraPose =
                props.isEmpty() ? CameraPose.of(seed, edgePx) : CameraPose.withRoom(seed, edgePx, props);
        Backdrop backdrop = SeededRandom.of(seed, "choice of backdrop").pick(Backdrop.values());
        double pxPerMm = cameraPose.radiusPx()
                / SeededRandom.of(specimen.type().seed(), "size").between(7.0, 17.0);
        PhotographRenderer.Taken taken = PhotographRenderer.take(
                new PhotographRenderer.Scene(
                        surface, AdjacentObject.of(surface, cameraPose, props, seed), props, pxPerMm),
                lighting,
                cameraPose,
                backdrop,
                seed);
        return new SyntheticPhotograph(
                specimen,
                surface.side(),
                taken.picture(),
                cameraPose.jpegQuality(),
                cameraPose.angleDegrees(),
                cameraPose.toPixels().ofUnitCircle(),
                lighting.azimuthDegrees(),
                lighting.elevationDegrees(),
                backdrop.word(),
                Math.round(cameraPose.blurPx()),
                taken.mask(),
                lighting.word(),
                Math.hypot(cameraPose.tiltXDegrees(), cameraPose.tiltYDegrees()),
                cameraPose.noise(),
                props,
                pxPerMm);
    }

    /** All of it at once, for one photograph of a face. */
    public static SyntheticPhotograph photograph(Specimen specimen, SpecimenSide specimenSide, int number, int edgePx) {
        return photograph(surface(specimen, specimenSide, edgePx), number, edgePx);
    }
}
