package org.vitrine.hoard.specimen;

import java.util.List;
import java.util.Locale;

/** Kind of object of a hoard: the {@code subject} of a collection. */
public enum ObjectKind {
    COIN(ObjectMaterial.METALS, List.of(SpecimenSide.OBVERSE, SpecimenSide.REVERSE)),
    /** An oval, domed stone with an engraved design. */
    GEM(ObjectMaterial.STONES, List.of(SpecimenSide.OBVERSE)),
    /** A fan-shaped shell with ribs and growth lines. */
    SHELL(ObjectMaterial.SHELLS, List.of(SpecimenSide.OBVERSE)),
    /** A broken piece of a painted or incised pot. */
    SHERD(ObjectMaterial.CLAYS, List.of(SpecimenSide.OBVERSE));

    private final List<ObjectMaterial> materials;
    private final List<SpecimenSide> sides;

    ObjectKind(List<ObjectMaterial> materials, List<SpecimenSide> sides) {
        this.materials = materials;
        this.sides = sides;
    }

    List<ObjectMaterial> materials() {
        return materials;
    }

    /** Sides that are photographed. */
    public List<SpecimenSide> sides() {
        return sides;
    }

    public String lowerCaseName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
