package org.vitrine.hoard;

import java.util.Locale;

/** What a coin is struck in: its colour in linear light when bright, that of its patina, and how much it shines. */
enum Metal {
    GOLD(0.83f, 0.61f, 0.20f, 0.45f, 0.28f, 0.10f, 0.55f),
    SILVER(0.62f, 0.61f, 0.58f, 0.12f, 0.11f, 0.11f, 0.50f),
    BILLON(0.42f, 0.38f, 0.33f, 0.13f, 0.12f, 0.10f, 0.25f),
    ORICHALCUM(0.55f, 0.42f, 0.17f, 0.16f, 0.13f, 0.07f, 0.30f),
    BRONZE(0.38f, 0.24f, 0.12f, 0.10f, 0.17f, 0.11f, 0.22f),
    COPPER(0.45f, 0.21f, 0.12f, 0.09f, 0.05f, 0.04f, 0.25f);

    private final float[] bright;
    private final float[] patina;
    private final float gloss;

    Metal(float r, float g, float b, float patinaR, float patinaG, float patinaB, float gloss) {
        this.bright = new float[] {r, g, b};
        this.patina = new float[] {patinaR, patinaG, patinaB};
        this.gloss = gloss;
    }

    /** Colour of a channel (0 red, 1 green, 2 blue) under an amount of patina in [0, 1]. */
    float colour(int channel, float amount) {
        return bright[channel] + amount * (patina[channel] - bright[channel]);
    }

    float gloss() {
        return gloss;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
