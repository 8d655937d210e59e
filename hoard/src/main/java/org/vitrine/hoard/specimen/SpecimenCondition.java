package org.vitrine.hoard.specimen;

import org.vitrine.hoard.relief.SeededRandom;

/**
 * Condition of a specimen: wear, corrosion and damage.
 *
 * @param wear amount of wear: 0 as struck, 1 nearly smooth
 * @param corrosion amount of corrosion: 0 none, 1 pitted all over
 * @param patina amount of patina: 0 bright, 1 covered in the hollows and on the heights
 * @param scratches number of scratches
 * @param chips number of chips broken out of the edge
 * @param raggedness how far the outline departs from a circle, in radii
 * @param grain roughness of the whole surface, in heights
 * @param grainCells wavelength of the roughness, in cells of the relief
 * @param offCentre standard deviation of the die's offset from the centre of the flan, in radii
 */
public record SpecimenCondition(
        double wear,
        double corrosion,
        double patina,
        int scratches,
        int chips,
        double raggedness,
        double grain,
        double grainCells,
        double offCentre) {

    /**
     * Draws the condition of a specimen from its seed. Most coins that are found are used and stained; few are ruined.
     */
    static SpecimenCondition of(DieStyle dieStyle, long seed) {
        return switch (dieStyle) {
            case PLAIN -> plain(seed);
            case LIFELIKE, WEATHERED -> lifelike(seed);
            case VARIED -> varied(seed);
        };
    }

    private static SpecimenCondition plain(long seed) {
        SeededRandom seededRandom = SeededRandom.of(seed, "condition");
        return new SpecimenCondition(
                Math.min(1, 0.8 * seededRandom.unit() * seededRandom.between(0.5, 1.25)),
                Math.max(0, seededRandom.between(-0.2, 0.8) * seededRandom.unit()),
                seededRandom.between(0.1, 0.95),
                seededRandom.between(0, 8),
                seededRandom.chance(0.2) ? seededRandom.between(1, 2) : 0,
                seededRandom.between(0.0, 0.022),
                0,
                5.0,
                0.035);
    }

    /** Larger ranges of all damage than the plain style; seldom all kinds on one specimen. */
    private static SpecimenCondition varied(long seed) {
        SeededRandom seededRandom = SeededRandom.of(seed, "varied condition");
        return new SpecimenCondition(
                seededRandom.unit() * seededRandom.between(0.5, 1.0),
                Math.max(0, seededRandom.between(-0.6, 0.8) * seededRandom.unit()),
                seededRandom.between(0.0, 1.0),
                seededRandom.between(0, 10),
                seededRandom.chance(0.3) ? seededRandom.between(1, 3) : 0,
                seededRandom.between(0.0, 0.08),
                seededRandom.chance(0.5) ? seededRandom.unit() * seededRandom.between(0.0, 0.13) : 0,
                seededRandom.between(2.0, 16.0),
                seededRandom.between(0.0, 0.12));
    }

    /** Half of the specimens are much worn, a third are porous all over, and many are struck off-centre. */
    private static SpecimenCondition lifelike(long seed) {
        SeededRandom seededRandom = SeededRandom.of(seed, "lifelike condition");
        return new SpecimenCondition(
                0.9 * seededRandom.unit() * seededRandom.between(0.5, 1.0),
                Math.max(0, seededRandom.between(-0.6, 0.7) * seededRandom.unit()),
                seededRandom.between(0.0, 1.0),
                seededRandom.between(0, 8),
                seededRandom.chance(0.3) ? seededRandom.between(1, 3) : 0,
                seededRandom.between(0.0, 0.04),
                seededRandom.chance(0.55) ? seededRandom.unit() * seededRandom.between(0.0, 0.10) : 0,
                seededRandom.between(2.5, 12.0),
                seededRandom.between(0.0, 0.09));
    }
}
