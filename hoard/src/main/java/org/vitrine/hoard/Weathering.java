package org.vitrine.hoard;

import static org.vitrine.hoard.Colour.of;

import java.util.List;

/**
 * What air, soil and hands make of a metal, specimen by specimen: silver grows grey, brown or golden, debased silver red or green;
 * copper's alloys are seldom their own colour but brown, black, green, grey or sandy; gold stays what it is under its dirt.
 *
 * <p>So grey is no sign of silver, and yellow none of gold: fresh brass is as yellow as worn gold, old bronze as grey as toned silver.
 */
final class Weathering {

    private static final Colour PURE_GOLD = of(0.83, 0.59, 0.18);
    private static final Colour PALE_GOLD = of(0.78, 0.66, 0.36);
    private static final Colour SILVER = of(0.62, 0.61, 0.58);
    private static final Colour SILVERY = of(0.50, 0.48, 0.44);
    private static final Colour DEBASED = of(0.36, 0.28, 0.21);
    private static final Colour PALE_BRASS = of(0.62, 0.53, 0.30);
    private static final Colour DEEP_BRASS = of(0.64, 0.46, 0.165);
    private static final Colour PALE_BRONZE = of(0.55, 0.40, 0.22);
    private static final Colour DEEP_BRONZE = of(0.42, 0.26, 0.13);
    private static final Colour PALE_COPPER = of(0.60, 0.35, 0.25);
    private static final Colour DEEP_COPPER = of(0.45, 0.21, 0.12);

    private static final Colour EARTH = of(0.30, 0.22, 0.14);
    private static final Colour SAND = of(0.42, 0.33, 0.22);
    private static final Colour CHALK = of(0.50, 0.47, 0.42);
    private static final Colour DIRT = of(0.12, 0.09, 0.06);
    private static final Colour VERDIGRIS = of(0.14, 0.26, 0.18);
    private static final Colour BROWN = of(0.15, 0.095, 0.06);

    private static final List<Colour> TONES = List.of(
            of(0.13, 0.13, 0.13),
            of(0.20, 0.19, 0.18),
            of(0.17, 0.13, 0.09),
            of(0.08, 0.09, 0.11),
            of(0.42, 0.33, 0.19),
            of(0.20, 0.15, 0.18),
            of(0.30, 0.26, 0.20),
            of(0.05, 0.05, 0.05));

    private static final List<Colour> PATINAS = List.of(
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

    private static final double VARIES = 0.1;

    private final Dice dice;

    private Weathering(Dice dice) {
        this.dice = dice;
    }

    static Skin skin(Substance metal, long seed) {
        var weathering = new Weathering(Dice.of(seed, "weathering"));
        return switch (metal) {
            case GOLD -> weathering.gold();
            case SILVER -> weathering.silver();
            case BILLON -> weathering.billon();
            case ORICHALCUM -> weathering.copperAlloy(PALE_BRASS, DEEP_BRASS, 0.65);
            case BRONZE -> weathering.copperAlloy(PALE_BRONZE, DEEP_BRONZE, 0.25);
            case COPPER -> weathering.copperAlloy(PALE_COPPER, DEEP_COPPER, 0.3);
            default -> throw new IllegalArgumentException("'%s' is no metal".formatted(metal.word()));
        };
    }

    private Skin gold() {
        double pale = dice.chance(0.7) ? dice.between(0.0, 0.3) : dice.between(0.3, 1.0);
        var bright = PURE_GOLD.mixed(PALE_GOLD, pale).varied(dice, 0.03).times(dice.between(0.7, 1.05));
        var stained = bright.mixed(dice.pick(EARTH, DIRT, of(0.40, 0.26, 0.10)), dice.between(0.3, 1.0));
        return new Skin(
                bright,
                stained,
                Skin.metallic(bright),
                (float) dice.between(0.4, 1.3),
                (float) dice.between(0.1, 0.9),
                dice.pick(EARTH, SAND, DIRT),
                dice.chance(0.25) ? dice.between(0.02, 0.15) : 0);
    }

    private Skin silver() {
        var tone = dice.pick(TONES).varied(dice, VARIES);
        double toned = dice.chance(0.45) ? dice.between(0.1, 0.8) : 0;
        var bright = SILVER.varied(dice, 0.03).mixed(tone, toned).times(dice.between(0.6, 1.05));
        var other = dice.chance(0.5) ? tone : dice.pick(TONES).varied(dice, VARIES);
        return new Skin(
                bright,
                other,
                Skin.metallic(bright),
                (float) (dice.between(0.4, 1.3) * (1 - 0.6 * toned)),
                (float) dice.between(0.2, 1.1),
                dice.pick(EARTH, DIRT, of(0.33, 0.29, 0.28), of(0.33, 0.29, 0.28), VERDIGRIS),
                dice.chance(0.3) ? dice.between(0.02, 0.25) : 0);
    }

    private Skin billon() {
        var tone = dice.pick(dice.pick(TONES), BROWN, of(0.14, 0.16, 0.13)).varied(dice, VARIES);
        var metal = SILVERY.mixed(DEBASED, dice.unit());
        var bright = metal.varied(dice, 0.04)
                .mixed(tone, dice.chance(0.5) ? dice.between(0.1, 0.6) : 0)
                .times(dice.between(0.65, 1.05));
        return new Skin(
                bright,
                tone,
                Skin.metallic(bright),
                (float) dice.between(0.2, 0.8),
                (float) dice.between(0.3, 1.2),
                dice.pick(EARTH, SAND, DIRT, VERDIGRIS, CHALK),
                dice.chance(0.4) ? dice.between(0.02, 0.3) : 0);
    }

    /** @param clean share of those that are not patinated: of brass the most, for it is what yellow coins of today are made of */
    private Skin copperAlloy(Colour pale, Colour deep, double clean) {
        var metal = pale.mixed(deep, dice.unit()).varied(dice, 0.03).times(dice.between(0.7, 1.1));
        double kept = dice.unit();
        double bare = kept < clean ? 1 : kept < clean + 0.15 ? dice.between(0.35, 0.9) : dice.between(0.0, 0.3);
        var patina = patina();
        var bright = patina.mixed(metal, bare);
        boolean silvered = bare < 1 && dice.chance(0.1);
        if (silvered) {
            bright = bright.mixed(SILVERY.varied(dice, 0.04), dice.between(0.3, 0.8));
        }
        var stained = dice.chance(0.5) ? patina.times(dice.between(0.4, 1.0)) : dice.pick(patina(), EARTH, SAND, DIRT);
        return new Skin(
                bright,
                stained,
                Skin.metallic(bright).mixed(Colour.grey(0.5), 1 - bare),
                (float) (0.04 + dice.between(0.0, 0.2) + bare * dice.between(0.2, 0.9)),
                (float) dice.between(silvered ? 0.5 : 0.1, 1.1),
                dice.pick(EARTH, SAND, VERDIGRIS, VERDIGRIS, DIRT, CHALK),
                dice.chance(0.45) ? dice.between(0.02, 0.4) : 0);
    }

    private Colour patina() {
        return dice.pick(PATINAS).varied(dice, VARIES).times(StrictMath.exp(0.25 * dice.bell()));
    }
}
