package org.vitrine.hoard.specimen;

import org.vitrine.hoard.relief.SeededRandom;

/**
 * One physical object of an {@link ItemType}. A coin was struck from one die per side, more or less in the centre of
 * its flan, then used and buried. Its condition and dies follow from its seed. Immutable.
 */
public final class Specimen {

    private final String id;
    private final ItemType type;
    private final long seed;
    private final SpecimenCondition specimenCondition;

    public Specimen(String id, ItemType type, long seed) {
        this.id = id;
        this.type = type;
        this.seed = seed;
        this.specimenCondition = SpecimenCondition.of(type.dieStyle(), seed);
    }

    public String id() {
        return id;
    }

    public ItemType type() {
        return type;
    }

    /** Amount of wear: 0 as struck, 1 nearly smooth. */
    public double wear() {
        return specimenCondition.wear();
    }

    /**
     * Number, from 0, of the die that a side was struck from. Specimens of one type with the same number share that
     * die.
     */
    public int die(SpecimenSide specimenSide) {
        return SeededRandom.of(seed, "die " + specimenSide).between(0, type.dies() - 1);
    }

    public SpecimenCondition condition() {
        return specimenCondition;
    }

    public long seed() {
        return seed;
    }
}
