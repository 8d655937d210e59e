package org.vitrine.hoard.specimen;

import org.vitrine.hoard.relief.ScalarGrid;

/** A die: the relief of one face, from which many specimens are struck. Immutable. */
public final class Die {

    private final ItemType type;
    private final SpecimenSide specimenSide;
    private final int number;
    private final ScalarGrid relief;

    public Die(ItemType type, SpecimenSide specimenSide, int number, ScalarGrid relief) {
        this.type = type;
        this.specimenSide = specimenSide;
        this.number = number;
        this.relief = relief;
    }

    public ItemType type() {
        return type;
    }

    public SpecimenSide side() {
        return specimenSide;
    }

    public int number() {
        return number;
    }

    public ScalarGrid relief() {
        return relief;
    }
}
