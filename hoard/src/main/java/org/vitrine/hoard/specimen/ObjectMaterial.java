package org.vitrine.hoard.specimen;

import java.util.List;
import java.util.Locale;

/**
 * Material of an object. Constructor arguments: red, green and blue of the bright material in linear light; the same of
 * its stain (patina, banding or slip); and its gloss, the strength of highlights.
 */
public enum ObjectMaterial {
    GOLD(0.83f, 0.61f, 0.20f, 0.45f, 0.28f, 0.10f, 0.55f),
    SILVER(0.62f, 0.61f, 0.58f, 0.12f, 0.11f, 0.11f, 0.50f),
    BILLON(0.42f, 0.38f, 0.33f, 0.13f, 0.12f, 0.10f, 0.25f),
    ORICHALCUM(0.55f, 0.42f, 0.17f, 0.16f, 0.13f, 0.07f, 0.30f),
    BRONZE(0.38f, 0.24f, 0.12f, 0.10f, 0.17f, 0.11f, 0.22f),
    COPPER(0.45f, 0.21f, 0.12f, 0.09f, 0.05f, 0.04f, 0.25f),
    CARNELIAN(0.55f, 0.10f, 0.03f, 0.28f, 0.03f, 0.01f, 0.60f),
    AMETHYST(0.30f, 0.12f, 0.42f, 0.16f, 0.05f, 0.25f, 0.65f),
    JASPER(0.10f, 0.17f, 0.08f, 0.25f, 0.05f, 0.03f, 0.45f),
    AGATE(0.45f, 0.36f, 0.26f, 0.14f, 0.08f, 0.05f, 0.55f),
    PORCELLANEOUS(0.72f, 0.60f, 0.48f, 0.38f, 0.19f, 0.11f, 0.30f),
    NACREOUS(0.62f, 0.64f, 0.62f, 0.30f, 0.33f, 0.38f, 0.50f),
    CHALKY(0.66f, 0.63f, 0.55f, 0.42f, 0.36f, 0.26f, 0.05f),
    TERRACOTTA(0.42f, 0.17f, 0.08f, 0.05f, 0.03f, 0.03f, 0.06f),
    BUFF_WARE(0.50f, 0.38f, 0.22f, 0.18f, 0.07f, 0.04f, 0.05f),
    GREY_WARE(0.20f, 0.19f, 0.18f, 0.50f, 0.47f, 0.42f, 0.08f);

    static final List<ObjectMaterial> METALS = List.of(GOLD, SILVER, BILLON, ORICHALCUM, BRONZE, COPPER);
    static final List<ObjectMaterial> STONES = List.of(CARNELIAN, AMETHYST, JASPER, AGATE);
    static final List<ObjectMaterial> SHELLS = List.of(PORCELLANEOUS, NACREOUS, CHALKY);
    static final List<ObjectMaterial> CLAYS = List.of(TERRACOTTA, BUFF_WARE, GREY_WARE);

    private final float[] bright;
    private final float[] stained;
    private final float gloss;

    ObjectMaterial(float r, float g, float b, float stainedR, float stainedG, float stainedB, float gloss) {
        this.bright = new float[] {r, g, b};
        this.stained = new float[] {stainedR, stainedG, stainedB};
        this.gloss = gloss;
    }

    /**
     * Returns one channel (0 red, 1 green, 2 blue) of the colour in linear light, under an amount of patina, banding or
     * slip in [0, 1].
     */
    public float colour(int channel, float amount) {
        return bright[channel] + amount * (stained[channel] - bright[channel]);
    }

    public float gloss() {
        return gloss;
    }

    public String lowerCaseName() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
