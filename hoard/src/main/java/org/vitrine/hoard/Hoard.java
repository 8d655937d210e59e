package org.vitrine.hoard;

/** What can be found in a hoard, by seed. Every method is pure. */
public final class Hoard {

    /** Edge of a relief relative to that of the photograph: a coin fills at most nine tenths of the frame. */
    private static final double RELIEF_SHARE = 0.875;

    private Hoard() {}

    /** The type of a number in the hoard of a seed. */
    public static ItemType type(long seed, int number) {
        return new ItemType("h%d-t%04d".formatted(seed, number + 1), Dice.branch(seed, "type", number));
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

    /** A photograph of a face; {@code number} tells several of one face apart. */
    public static Photograph photograph(Surface surface, int number, int edgePx) {
        Specimen specimen = surface.specimen();
        long seed = Dice.branch(specimen.seed(), "photograph " + surface.side(), number);
        Light light = Light.of(seed);
        Camera camera = Camera.of(seed, edgePx);
        Backdrop backdrop = Dice.of(seed, "choice of backdrop").pick(Backdrop.values());
        Studio.Taken taken = Studio.take(surface, light, camera, backdrop, seed);
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
                camera.noise());
    }

    /** All of it at once, for one photograph of a face. */
    public static Photograph photograph(Specimen specimen, Side side, int number, int edgePx) {
        Die die = die(specimen.type(), side, specimen.die(side), edgePx);
        return photograph(strike(specimen, die), number, edgePx);
    }
}
