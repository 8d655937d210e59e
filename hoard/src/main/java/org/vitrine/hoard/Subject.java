package org.vitrine.hoard;

import java.util.List;
import java.util.Locale;

/** What kind of thing a hoard holds. */
public enum Subject {
    COIN(Substance.METALS, List.of(Side.OBVERSE, Side.REVERSE)),
    /** Oval, domed, engraved. */
    GEM(Substance.STONES, List.of(Side.OBVERSE)),
    /** A fan of ribs and growth lines. */
    SHELL(Substance.SHELLS, List.of(Side.OBVERSE)),
    /** A broken piece of a painted and incised pot. */
    SHERD(Substance.CLAYS, List.of(Side.OBVERSE));

    private final List<Substance> substances;
    private final List<Side> sides;

    Subject(List<Substance> substances, List<Side> sides) {
        this.substances = substances;
        this.sides = sides;
    }

    List<Substance> substances() {
        return substances;
    }

    /** Faces that are photographed. */
    public List<Side> sides() {
        return sides;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
