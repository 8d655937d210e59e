package org.vitrine.hoard;

/** One coin: struck from a pair of dies, more or less in the middle of its flan, then used and buried. */
public final class Specimen {

    private final String id;
    private final ItemType type;
    private final long seed;
    private final Condition condition;

    Specimen(String id, ItemType type, long seed) {
        this.id = id;
        this.type = type;
        this.seed = seed;
        this.condition = Condition.of(type.manner(), seed);
    }

    public String id() {
        return id;
    }

    public ItemType type() {
        return type;
    }

    /** 0 as struck, 1 nearly smooth. */
    public double wear() {
        return condition.wear();
    }

    /** Number of the die a face was struck from: specimens of one die share it. */
    public int die(Side side) {
        return Dice.of(seed, "die " + side).between(0, type.dies() - 1);
    }

    Condition condition() {
        return condition;
    }

    long seed() {
        return seed;
    }
}
