package org.vitrine.hoard;

/** One coin: struck from a pair of dies, more or less in the middle of its flan, then used and buried. */
public final class Specimen {

    private final String id;
    private final ItemType type;
    private final long seed;
    private final SpecimenCondition specimenCondition;

    Specimen(String id, ItemType type, long seed) {
        this.id = id;
        this.type = type;
        this.seed = seed;
        this.specimenCondition = SpecimenCondition.of(type.manner(), seed);
    }

    public String id() {
        return id;
    }

    public ItemType type() {
        return type;
    }

    /** 0 as struck, 1 nearly smooth. */
    public double wear() {
        return specimenCondition.wear();
    }

    /** Number of the die a face was struck from: specimens of one die share it. */
    public int die(SpecimenSide specimenSide) {
        return SeededRandom.of(seed, "die " + specimenSide).between(0, type.dies() - 1);
    }

    SpecimenCondition condition() {
        return specimenCondition;
    }

    long seed() {
        return seed;
    }
}
