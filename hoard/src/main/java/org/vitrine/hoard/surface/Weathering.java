package org.vitrine.hoard.surface;

import static org.vitrine.hoard.surface.LinearColour.of;

import java.util.List;
import org.vitrine.hoard.relief.SeededRandom;
import org.vitrine.hoard.specimen.ObjectMaterial;

/**
 * Draws the appearance of weathered metal for each specimen. Silver becomes grey, brown or golden, and debased silver
 * red or green. Alloys of copper seldom keep their own colour; they become brown, black, green, grey or sandy. Gold
 * keeps its colour under dirt.
 *
 * <p>So grey does not indicate silver, and yellow does not indicate gold: fresh brass is as yellow as worn gold, and
 * old bronze as grey as toned silver.
 */
final class Weathering {

    private static final LinearColour PURE_GOLD = of(0.83, 0.59, 0.18);
    private static final LinearColour PALE_GOLD = of(0.78, 0.66, 0.36);
    private static final LinearColour SILVER = of(0.62, 0.61, 0.58);
    private static final LinearColour SILVERY = of(0.50, 0.48, 0.44);
    private static final LinearColour DEBASED = of(0.36, 0.28, 0.21);
    private static final LinearColour PALE_BRASS = of(0.62, 0.53, 0.30);
    private static final LinearColour DEEP_BRASS = of(0.64, 0.46, 0.165);
    private static final LinearColour PALE_BRONZE = of(0.55, 0.40, 0.22);
    private static final LinearColour DEEP_BRONZE = of(0.42, 0.26, 0.13);
    private static final LinearColour PALE_COPPER = of(0.60, 0.35, 0.25);
    private static final LinearColour DEEP_COPPER = of(0.45, 0.21, 0.12);

    private static final LinearColour EARTH = of(0.30, 0.22, 0.14);
    private static final LinearColour SAND = of(0.42, 0.33, 0.22);
    private static final LinearColour CHALK = of(0.50, 0.47, 0.42);
    private static final LinearColour DIRT = of(0.12, 0.09, 0.06);
    private static final LinearColour VERDIGRIS = of(0.14, 0.26, 0.18);
    private static final LinearColour BROWN = of(0.15, 0.095, 0.06);

    private static final List<LinearColour> TONES = List.of(
            of(0.13, 0.13, 0.13),
            of(0.20, 0.19, 0.18),
            of(0.17, 0.13, 0.09),
            of(0.08, 0.09, 0.11),
            of(0.42, 0.33, 0.19),
            of(0.20, 0.15, 0.18),
            of(0.30, 0.26, 0.20),
            of(0.05, 0.05, 0.05));

    private static final List<LinearColour> PATINAS = List.of(
            BROWN,
            BROWN,
            of(0.075, 0.052, 0.038),
            of(0.075, 0.052, 0.038),
            of(0.045, 0.043, 0.042),
            of(0.05, 0.06, 0.05),
            of(0.12, 0.20, 0.14),
            of(0.06, 0.10, 0.07),
            of(0.25, 0.36, 0.27),
            of(0.15, 0.14, 0.08),
            of(0.20, 0.175, 0.145),
            of(0.20, 0.20, 0.19),
            of(0.28, 0.27, 0.255),
            of(0.22, 0.09, 0.055),
            of(0.33, 0.25, 0.16));

    private static final double COLOUR_VARIATION = 0.1;

    private final SeededRandom seededRandom;

    private Weathering(SeededRandom seededRandom) {
        this.seededRandom = seededRandom;
    }

    /**
     * Returns the appearance of one specimen.
     *
     * @throws IllegalArgumentException if the material is no metal
     */
    static SurfaceAppearance appearance(ObjectMaterial metal, long seed) {
        var weathering = new Weathering(SeededRandom.of(seed, "weathering"));
        return switch (metal) {
            case GOLD -> weathering.gold();
            case SILVER -> weathering.silver();
            case BILLON -> weathering.billon();
            case ORICHALCUM -> weathering.copperAlloy(PALE_BRASS, DEEP_BRASS, 0.65);
            case BRONZE -> weathering.copperAlloy(PALE_BRONZE, DEEP_BRONZE, 0.25);
            case COPPER -> weathering.copperAlloy(PALE_COPPER, DEEP_COPPER, 0.3);
            default ->
                throw new IllegalArgumentException(
                        "material '%s' is no metal; only metals weather".formatted(metal.lowerCaseName()));
        };
    }

    private SurfaceAppearance gold() {
        double pale = seededRandom.chance(0.7) ? seededRandom.between(0.0, 0.3) : seededRandom.between(0.3, 1.0);
        var bright = PURE_GOLD.mixed(PALE_GOLD, pale).varied(seededRandom, 0.03).times(seededRandom.between(0.7, 1.05));
        var stained =
                bright.mixed(seededRandom.pick(EARTH, DIRT, of(0.40, 0.26, 0.10)), seededRandom.between(0.3, 1.0));
        return new SurfaceAppearance(
                bright,
                stained,
                SurfaceAppearance.metallicHighlight(bright),
                (float) seededRandom.between(0.4, 1.3),
                (float) seededRandom.between(0.1, 0.9),
                seededRandom.pick(EARTH, SAND, DIRT),
                seededRandom.chance(0.25) ? seededRandom.between(0.02, 0.15) : 0);
    }

    private SurfaceAppearance silver() {
        var tone = seededRandom.pick(TONES).varied(seededRandom, COLOUR_VARIATION);
        double toned = seededRandom.chance(0.45) ? seededRandom.between(0.1, 0.8) : 0;
        var bright = SILVER.varied(seededRandom, 0.03).mixed(tone, toned).times(seededRandom.between(0.6, 1.05));
        var other = seededRandom.chance(0.5) ? tone : seededRandom.pick(TONES).varied(seededRandom, COLOUR_VARIATION);
        return new SurfaceAppearance(
                bright,
                other,
                SurfaceAppearance.metallicHighlight(bright),
                (float) (seededRandom.between(0.4, 1.3) * (1 - 0.6 * toned)),
                (float) seededRandom.between(0.2, 1.1),
                seededRandom.pick(EARTH, DIRT, of(0.33, 0.29, 0.28), of(0.33, 0.29, 0.28), VERDIGRIS),
                seededRandom.chance(0.3) ? seededRandom.between(0.02, 0.25) : 0);
    }

    private SurfaceAppearance billon() {
        var tone = seededRandom
                .pick(seededRandom.pick(TONES), BROWN, of(0.14, 0.16, 0.13))
                .varied(seededRandom, COLOUR_VARIATION);
        var metal = SILVERY.mixed(DEBASED, seededRandom.unit());
        var bright = metal.varied(seededRandom, 0.04)
                .mixed(tone, seededRandom.chance(0.5) ? seededRandom.between(0.1, 0.6) : 0)
                .times(seededRandom.between(0.65, 1.05));
        return new SurfaceAppearance(
                bright,
                tone,
                SurfaceAppearance.metallicHighlight(bright),
                (float) seededRandom.between(0.2, 0.8),
                (float) seededRandom.between(0.3, 1.2),
                seededRandom.pick(EARTH, SAND, DIRT, VERDIGRIS, CHALK),
                seededRandom.chance(0.4) ? seededRandom.between(0.02, 0.3) : 0);
    }

    /**
     * @param cleanShare share of the specimens without patina; brass has the largest, because the yellow coins of today
     *     are made of it
     */
    private SurfaceAppearance copperAlloy(LinearColour pale, LinearColour deep, double cleanShare) {
        var metal =
                pale.mixed(deep, seededRandom.unit()).varied(seededRandom, 0.03).times(seededRandom.between(0.7, 1.1));
        double draw = seededRandom.unit();
        double bareShare = draw < cleanShare
                ? 1
                : draw < cleanShare + 0.15 ? seededRandom.between(0.35, 0.9) : seededRandom.between(0.0, 0.3);
        var patina = patina();
        var bright = patina.mixed(metal, bareShare);
        boolean silvered = bareShare < 1 && seededRandom.chance(0.1);
        if (silvered) {
            bright = bright.mixed(SILVERY.varied(seededRandom, 0.04), seededRandom.between(0.3, 0.8));
        }
        var stained = seededRandom.chance(0.5)
                ? patina.times(seededRandom.between(0.4, 1.0))
                : seededRandom.pick(patina(), EARTH, SAND, DIRT);
        return new SurfaceAppearance(
                bright,
                stained,
                SurfaceAppearance.metallicHighlight(bright).mixed(LinearColour.grey(0.5), 1 - bareShare),
                (float) (0.04 + seededRandom.between(0.0, 0.2) + bareShare * seededRandom.between(0.2, 0.9)),
                (float) seededRandom.between(silvered ? 0.5 : 0.1, 1.1),
                seededRandom.pick(EARTH, SAND, VERDIGRIS, VERDIGRIS, DIRT, CHALK),
                seededRandom.chance(0.45) ? seededRandom.between(0.02, 0.4) : 0);
    }

    private LinearColour patina() {
        return seededRandom
                .pick(PATINAS)
                .varied(seededRandom, COLOUR_VARIATION)
                .times(StrictMath.exp(0.25 * seededRandom.nearNormal()));
    }
}
