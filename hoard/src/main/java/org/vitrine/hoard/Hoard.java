package org.vitrine.hoard;

import java.util.Set;
import org.vitrine.hoard.photograph.Backdrop;
import org.vitrine.hoard.photograph.CameraPose;
import org.vitrine.hoard.photograph.Lighting;
import org.vitrine.hoard.photograph.PhotographRenderer;
import org.vitrine.hoard.photograph.SceneObject;
import org.vitrine.hoard.photograph.SyntheticPhotograph;
import org.vitrine.hoard.relief.SeededRandom;
import org.vitrine.hoard.specimen.Die;
import org.vitrine.hoard.specimen.DieStyle;
import org.vitrine.hoard.specimen.ItemType;
import org.vitrine.hoard.specimen.ObjectKind;
import org.vitrine.hoard.specimen.Relief;
import org.vitrine.hoard.specimen.Specimen;
import org.vitrine.hoard.specimen.SpecimenSide;
import org.vitrine.hoard.surface.CarvedObjectGenerator;
import org.vitrine.hoard.surface.Mint;
import org.vitrine.hoard.surface.Surface;

/**
 * Entry point of the generator: computes item types, specimens, dies, surfaces and photographs from a seed. Every
 * method is pure and can be called from any thread. {@link HoardFolder} writes its results to disk.
 */
public final class Hoard {

    /**
     * Edge of a relief relative to the edge of the photograph: a coin fills at most nine tenths of the frame, so the
     * relief needs no more cells.
     */
    private static final double RELIEF_SHARE = 0.875;

    private Hoard() {}

    /** Returns coin type {@code number}, counted from 0, of the hoard of a seed, in the plain style. */
    public static ItemType type(long seed, int number) {
        return type(seed, number, ObjectKind.COIN);
    }

    /** Returns type {@code number} of a kind of object, in the plain style. */
    public static ItemType type(long seed, int number, ObjectKind objectKind) {
        return type(seed, number, objectKind, DieStyle.PLAIN);
    }

    /**
     * Returns type {@code number} of a kind of object, in a style. The id contains the seed, the kind and
     * {@code number + 1}, but not the style: another style gives another design under the same id.
     */
    public static ItemType type(long seed, int number, ObjectKind objectKind, DieStyle dieStyle) {
        boolean coin = objectKind == ObjectKind.COIN;
        return new ItemType(
                "h%d-%s%04d".formatted(seed, coin ? "t" : objectKind.lowerCaseName(), number + 1),
                SeededRandom.subSeed(seed, coin ? "type" : objectKind.lowerCaseName(), number),
                objectKind,
                dieStyle);
    }

    /** Returns specimen {@code number}, counted from 0, of a type. */
    public static Specimen specimen(ItemType type, int number) {
        return new Specimen(
                "%s-s%02d".formatted(type.id(), number + 1),
                type,
                SeededRandom.subSeed(type.seed(), "specimen", number));
    }

    /**
     * Cuts a die of one side of a type.
     *
     * @param number index of the die within its side, as {@link Specimen#die} returns it
     * @param edgePx edge of the photographs that the die is cut for, in pixels; the relief is a little smaller, at
     *     least 32 cells
     */
    public static Die die(ItemType type, SpecimenSide specimenSide, int number, int edgePx) {
        int edge = Math.max(32, (int) Math.round(edgePx * RELIEF_SHARE));
        return new Die(type, specimenSide, number, Relief.cut(type.face(specimenSide), number, edge));
    }

    /**
     * Strikes one side of a specimen from its die.
     *
     * @throws IllegalArgumentException if the specimen is of another type or was struck from another die
     */
    public static Surface strike(Specimen specimen, Die die) {
        if (die.type() != specimen.type() || die.number() != specimen.die(die.side())) {
            throw new IllegalArgumentException("specimen '%s' is not struck from %s die %d of '%s'"
                    .formatted(
                            specimen.id(),
                            die.side().lowerCaseName(),
                            die.number(),
                            die.type().id()));
        }
        return Mint.strike(specimen, die.side(), die.relief());
    }

    /**
     * Makes the surface of a specimen that is not a coin, for photographs of an edge of {@code edgePx} pixels.
     *
     * @throws IllegalArgumentException if the specimen is a coin
     */
    public static Surface generateSurface(Specimen specimen, int edgePx) {
        return CarvedObjectGenerator.generate(specimen, Math.max(32, (int) Math.round(edgePx * RELIEF_SHARE)));
    }

    /**
     * Returns one side of a specimen: struck for a coin, carved for any other kind, whose only side is the obverse.
     * Cuts the die anew at each call; to strike several specimens from one die, use {@link #die} and {@link #strike}.
     */
    public static Surface surface(Specimen specimen, SpecimenSide specimenSide, int edgePx) {
        return specimen.type().subject() == ObjectKind.COIN
                ? strike(specimen, die(specimen.type(), specimenSide, specimen.die(specimenSide), edgePx))
                : generateSurface(specimen, edgePx);
    }

    /**
     * Photographs a surface with no other object in the frame.
     *
     * @param number index of the photograph: other numbers give other lighting, camera pose and backdrop
     * @param edgePx edge of the square photograph, in pixels
     */
    public static SyntheticPhotograph photograph(Surface surface, int number, int edgePx) {
        return photograph(surface, number, edgePx, Set.of());
    }

    /**
     * Photographs a surface with other objects in the frame. With such objects, the surface appears a little smaller.
     */
    public static SyntheticPhotograph photograph(
            Surface surface, int number, int edgePx, Set<SceneObject> sceneObjects) {
        Specimen specimen = surface.specimen();
        long seed = SeededRandom.subSeed(specimen.seed(), "photograph " + surface.side(), number);
        Lighting lighting = Lighting.of(seed);
        CameraPose cameraPose =
                sceneObjects.isEmpty() ? CameraPose.of(seed, edgePx) : CameraPose.forScene(seed, edgePx, sceneObjects);
        Backdrop backdrop = SeededRandom.of(seed, "choice of backdrop").pick(Backdrop.values());
        double pxPerMm = cameraPose.radiusPx()
                / SeededRandom.of(specimen.type().seed(), "size").between(7.0, 17.0);
        PhotographRenderer.Rendered rendered = PhotographRenderer.render(
                new PhotographRenderer.SceneContent(
                        surface,
                        AdjacentObjectSampler.sample(surface, cameraPose, sceneObjects, seed),
                        sceneObjects,
                        pxPerMm),
                lighting,
                cameraPose,
                backdrop,
                seed);
        return new SyntheticPhotograph(
                specimen,
                surface.side(),
                rendered.picture(),
                cameraPose.jpegQuality(),
                cameraPose.angleDegrees(),
                cameraPose.toPixels().ofUnitCircle(),
                lighting.azimuthDegrees(),
                lighting.elevationDegrees(),
                backdrop.lowerCaseName(),
                Math.round(cameraPose.blurPx()),
                rendered.mask(),
                lighting.kind(),
                Math.hypot(cameraPose.tiltXDegrees(), cameraPose.tiltYDegrees()),
                cameraPose.noise(),
                sceneObjects,
                pxPerMm);
    }

    /** Makes the surface of one side of a specimen and photographs it, with no other object in the frame. */
    public static SyntheticPhotograph photograph(Specimen specimen, SpecimenSide specimenSide, int number, int edgePx) {
        return photograph(surface(specimen, specimenSide, edgePx), number, edgePx);
    }
}
