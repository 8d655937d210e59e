package org.vitrine.hoard;

/** A cut die: the relief of one face, to strike many specimens from. */
public final class Die {

    private final ItemType type;
    private final Side side;
    private final int number;
    private final Grid relief;

    Die(ItemType type, Side side, int number, Grid relief) {
        this.type = type;
        this.side = side;
        this.number = number;
        this.relief = relief;
    }

    public ItemType type() {
        return type;
    }

    public Side side() {
        return side;
    }

    public int number() {
        return number;
    }

    Grid relief() {
        return relief;
    }
}
