package org.vitrine.hoard;

import java.util.List;

/**
 * Who is portrayed: a face of his or her own, on whatever type.
 *
 * @param name made of two words; nobody ever had it
 * @param seed of the features
 */
record PortraitSubject(String name, long seed) {

    private static final List<String> FIRST = List.of(
            "Aulus",
            "Balbina",
            "Caelius",
            "Drusa",
            "Evander",
            "Fausta",
            "Gallus",
            "Helvia",
            "Isidor",
            "Junia",
            "Kallias",
            "Livilla",
            "Marcian",
            "Nerva",
            "Octavia",
            "Philon",
            "Quintus",
            "Rufina",
            "Septimus",
            "Thais");
    private static final List<String> SECOND = List.of(
            "Aquilo",
            "Bibulus",
            "Corvus",
            "Dardanus",
            "Egeria",
            "Flaccus",
            "Gemellus",
            "Hister",
            "Ivmenta",
            "Lepidus",
            "Macer",
            "Nikator",
            "Orfitus",
            "Pictor",
            "Regulus",
            "Silo",
            "Tranio",
            "Vatia",
            "Xenon",
            "Zosimus");

    /** One of four hundred: few in a small hoard are on two types, many in a large one are. */
    static PortraitSubject of(SeededRandom seededRandom) {
        int first = seededRandom.between(0, FIRST.size() - 1);
        int second = seededRandom.between(0, SECOND.size() - 1);
        return new PortraitSubject(
                FIRST.get(first) + " " + SECOND.get(second),
                SeededRandom.branch(first * (long) SECOND.size() + second, "person"));
    }
}
